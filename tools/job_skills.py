"""The technologies, methods and qualifications that adverts name, and where they stand in a text."""

import re
from typing import Final

NAMES: Final = (
    # languages and frameworks
    "Python|Java|Kotlin|JavaScript|TypeScript|C++|C#|.NET|ASP.NET|PHP|Ruby on Rails|Scala|Golang|Perl|MATLAB|"
    "Objective-C|Haskell|Elixir|Erlang|"
    "Clojure|Groovy|COBOL|VBA|Bash|PowerShell|SQL|NoSQL|PL/SQL|T-SQL|HTML|CSS|Sass|GraphQL|REST APIs|gRPC|React Native|"
    "Node.js|Next.js|Vue.js|"
    "AngularJS|jQuery|Django|Flask|FastAPI|Spring Boot|Hibernate|Laravel|Symfony|Express.js|Flutter|SwiftUI|Jetpack Compose|"
    "Xamarin|Unity3D|"
    "Unreal Engine|WebAssembly|WebGL|Three.js|Tailwind CSS|Redux|Webpack|Storybook|"
    # data and machine learning
    "PostgreSQL|MySQL|MariaDB|MongoDB|Redis|Elasticsearch|OpenSearch|Cassandra|DynamoDB|Oracle Database|SQL Server|SQLite|"
    "Neo4j|Snowflake|BigQuery|"
    "Redshift|Databricks|Apache Spark|PySpark|Hadoop|Kafka|RabbitMQ|Airflow|dbt|Power BI|Tableau|Looker|Qlik|Microsoft Excel|"
    "SPSS|SAS|Stata|pandas|"
    "NumPy|scikit-learn|TensorFlow|PyTorch|Keras|MLflow|LangChain|machine learning|deep learning|natural language processing|"
    "computer vision|"
    "large language models|data modelling|data warehousing|ETL|A/B testing|experiment design|causal inference|"
    "statistical analysis|time series|"
    "Statsig|Optimizely|LaunchDarkly|Amplitude|Mixpanel|Segment.io|Google Analytics|"
    # cloud, operations, security
    "AWS|Azure|Google Cloud|Kubernetes|Docker|Terraform|Ansible|Pulumi|Helm|Argo CD|Jenkins|GitHub Actions|GitLab CI|"
    "CircleCI|CI/CD|Linux|Windows Server|"
    "VMware|Prometheus|Grafana|Datadog|New Relic|Splunk|OpenTelemetry|Nginx|Istio|infrastructure as code|site reliability|"
    "service level objectives|"
    "incident management|observability|microservices|event streaming|distributed systems|serverless|penetration testing|SIEM|"
    "threat modelling|"
    "OWASP|ISO 27001|SOC 2|PCI DSS|zero trust|encryption|OAuth|Active Directory|Cisco|VPN|TCP/IP|Selenium|Cypress|Playwright|"
    "JUnit|pytest|Postman|"
    "test automation|unit testing|JMeter|Git|Jira|Confluence|"
    # product, design, delivery
    "Figma|Sketch app|Adobe XD|InVision|Photoshop|Illustrator|InDesign|After Effects|Premiere Pro|Canva|WCAG|accessibility|"
    "user research|"
    "usability testing|design systems|prototyping|service design|wireframing|Agile|Scrum|Kanban|Waterfall|SAFe|PRINCE2|PMP|"
    "Lean Six Sigma|Six Sigma|"
    "OKRs|roadmapping|stakeholder management|change management|story mapping|user stories|risk management|budget management|"
    # marketing, sales, service
    "SEO|search engine optimisation|search engine optimization|SEM|PPC|Google Ads|paid social|email marketing|"
    "marketing automation|Mailchimp|HubSpot|Marketo|"
    "Klaviyo|content marketing|copywriting|Shopify|WordPress|CRM|Salesforce|Microsoft Dynamics|Zendesk|Intercom|SaaS sales|"
    "account planning|"
    "account management|lead generation|cold calling|negotiation|pipeline management|MEDDIC|fundraising|major gifts|"
    "capital appeal|grant writing|corporate partnerships|community engagement|"
    # finance, people, law
    "IFRS|US GAAP|UK GAAP|HGB|consolidation|treasury|hedging|SAP|Oracle Financials|NetSuite|Xero|QuickBooks|Sage|DATEV|"
    "Workday|financial modelling|"
    "financial modeling|forecasting|budgeting|internal controls|external audit|month-end close|accounts payable|"
    "accounts receivable|payroll|VAT|ACCA|CIMA|"
    "ACA|CPA|CFA|AML|KYC|full-cycle recruitment|talent acquisition|employee relations|CIPD|SHRM|GDPR|data protection|"
    "contract law|litigation|"
    "procurement|contract management|policy development|public consultation|economic appraisal|"
    # care, teaching, hospitality, trade
    "NMC registration|Registered Nurse|patient safety|safeguarding|infection control|medication management|wound care|"
    "frailty|dementia care|palliative care|"
    "quality improvement|clinical audit|triage|phlebotomy|BLS|ACLS|Qualified Teacher Status|QTS|PGCE|A-level|GCSE|"
    "lesson planning|classroom management|"
    "assessment for learning|SEND|behaviour management|Early Years|property management system|revenue management|"
    "channel management|food safety|HACCP|"
    "Food Safety Supervisor|first aid|rostering|stock control|visual merchandising|loss prevention|cash handling|"
    "barista skills|"
    # making and moving things
    "CNC|Swiss-type lathe|turn-mill|GD&T|FMEA|gage R&R|IQ/OQ/PQ|process validation|ISO 13485|ISO 9001|21 CFR 820|IATF 16949|"
    "statistical process control|"
    "SPC|design of experiments|lean manufacturing|5S|Kaizen|AutoCAD|SolidWorks|CATIA|Creo|Revit|BIM|PLC programming|SCADA|"
    "embedded C|RTOS|FPGA|VHDL|"
    "Verilog|PCB design|finite element analysis|Ansys|welding|injection moulding|supply chain planning|S&OP|"
    "inventory management|warehouse management|"
    "logistics|Incoterms|forklift licence|health and safety|NEBOSH|IOSH|root cause analysis|"
    "PROSCI|ADKAR|BFSI|Clay|Nooks"
).split("|")
CASED: Final = tuple(
    "SAFe|Amplitude|Workday|Postman|Cypress|Playwright|Selenium|Elixir|Groovy|Bash|Flask|Flutter|Looker|Cassandra|Perl|"
    "Intercom|Segment|"
    "Go|Rust|Swift|Ruby|Spring|React|Angular|Vue|Svelte|Puppet|Excel|Word|Unity|Sketch|Spark|Oracle|Kotlin|Dart|Lua|"
    "Julia|Ember|Sage|SAS|SEND|Git|Clay|Helm|Agile|"
    "iOS|Android|Access|PowerPoint|Outlook|LTV|NPSP|NPC".split("|")
)
ALIASES: Final = {
    "postgres": "PostgreSQL", "k8s": "Kubernetes", "gcp": "Google Cloud", "google cloud platform": "Google Cloud",
    "amazon web services": "AWS", "js": "JavaScript", "nodejs": "Node.js", "node": "Node.js", "ms excel": "Excel",
    "microsoft excel": "Excel", "golang": "Go", "a/b test": "A/B testing", "a/b tests": "A/B testing",
    "restful": "REST APIs", "rest api": "REST APIs", "nlp": "natural language processing", "llms": "large language models",
    "spark": "Apache Spark", "search engine optimization": "SEO", "search engine optimisation": "SEO",
    "financial modeling": "financial modelling", "qualified teacher status": "QTS",
    "user experience research": "user research", "ui/ux": "UX design", "ux": "UX design",
    "slos": "service level objectives", "data modeling": "data modelling", "threat modeling": "threat modelling",
    "email platform": "email marketing", "email campaigns": "email marketing",
}  # fmt: skip
AMBIGUOUS_NAMES: Final = re.compile(
    r"\b(?:R(?= (?:and|or|&) D\b)|R&D|C(?= -|-level)|Go(?= to| the| for| ahead)|Word of|Access to|(?:[Ee]xcluding|[Pp]lus|"
    r"[Ii]ncluding|ex\.?|incl\.?) VAT)"
)
SERIES: Final = re.compile(r"\b(?:ISO|IEC|IFRS|IAS|WCAG|21 CFR|NVQ Level|Band|ICH|ASME|EN) ?\d[\d.]*(?: ?[A]{1,3}\b)?")
LANGUAGE_R: Final = re.compile(
    r"\bR\b(?= (?:for|programming|or Python|and Python|Studio))|(?<=Python or )R\b|(?<=Python and )R\b|(?<=Python, )R\b"
)
CASED_LOW: Final = frozenset(name.lower() for name in CASED)
CANONICAL: Final = {name.lower(): name for name in (*NAMES, *CASED)} | ALIASES
SKILLS: Final = frozenset({*NAMES, *CASED})


def _pattern(names: tuple[str, ...], flags: int) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(r"(?<![\w.&/+#-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w+#]|&\w|-level|\.\w)", flags)


ACRONYMS: Final = frozenset(name for name in NAMES if name.isupper() and len(name) <= 5)
ANY_CASE: Final = _pattern(
    tuple(name for name in {*(each.lower() for each in NAMES if each not in ACRONYMS), *ALIASES} if name not in CASED_LOW),
    re.IGNORECASE,
)
EXACT: Final = _pattern((*CASED, *ACRONYMS), 0)


def skills_in(text: str) -> tuple[str, ...]:
    """Return the known names in `text`, each once and in its usual spelling, in the order of their first appearance."""
    clean = AMBIGUOUS_NAMES.sub(" ", text.replace("’", "'"))
    found = [(match.start(), CANONICAL[match[0].lower()]) for match in ANY_CASE.finditer(clean)]
    found += [(match.start(), CANONICAL.get(match[0].lower(), match[0])) for match in EXACT.finditer(clean)]
    found += [(match.start(), "R") for match in LANGUAGE_R.finditer(clean)]
    found += [(match.start(), match[0].strip()) for match in SERIES.finditer(clean) if not match[0].startswith("Band")]
    names = dict.fromkeys(name for _, name in sorted(found))
    return tuple(name for name in names if not _part_of_another(name, tuple(names)))


def is_name(text: str) -> bool:
    """Say whether `text` begins with a known name written as a name: "Power BI or similar"."""
    match = ANY_CASE.match(text) or EXACT.match(text)
    return match is not None and match[0] in SKILLS


def _part_of_another(name: str, names: tuple[str, ...]) -> bool:
    return any(name != other and re.search(rf"(?:^|\W){re.escape(name)}(?:$|\W)", other) for other in names)
