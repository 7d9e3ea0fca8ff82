"""Word lists by which a CV is understood: roles, employers, schools, verbs of deeds, compounds."""

from typing import Final

ROLES: Final = frozenset(
    """
    engineer developer programmer coder architect analyst scientist designer manager director lead leader head chief
    officer ceo cto cfo coo cio cmo ciso vp svp evp avp president founder co-founder cofounder owner partner principal
    consultant advisor adviser specialist coordinator administrator assistant associate intern internship trainee
    apprentice fellow researcher professor lecturer teacher tutor instructor nurse doctor physician surgeon therapist
    physiotherapist pharmacist paramedic midwife carer caregiver technician operator machinist mechanic electrician
    plumber welder driver chef cook waiter waitress barista bartender server host hostess receptionist clerk cashier
    salesperson salesman saleswoman representative rep agent broker trader banker accountant auditor bookkeeper
    controller treasurer buyer planner scheduler supervisor foreman superintendent secretary editor writer journalist
    author producer photographer artist animator illustrator translator interpreter librarian curator counsellor
    counselor psychologist worker volunteer member chair chairman chairwoman chairperson trustee captain sergeant
    lieutenant nco soldier guard lawyer solicitor attorney barrister paralegal judge recruiter strategist marketer
    evangelist ambassador contributor maintainer creator co-creator organizer organiser coach trainer mentor facilitator
    freelancer contractor expert ninja guru executive tester sre dba sysadmin webmaster merchandiser stylist hairdresser
    cleaner housekeeper porter gardener farmer pilot steward attendant inspector surveyor estimator statistician
    economist actuary underwriter mathematician physicist chemist biologist geologist investigator examiner registrar
    dean postdoc dispatcher fundraiser caseworker warden demonstrator picker packer labourer laborer joiner carpenter
    builder master practitioner supporter crew keyholder ombudsman modeler modeller dietitian nutritionist radiographer
    sonographer veterinarian dentist hygienist optician optometrist subscriber speaker judge referee lifeguard nanny
    babysitter sales support title co-organizer co-organiser entwickler entwicklerin ingenieur ingenieurin leiter
    leiterin berater beraterin assistent assistentin praktikant praktikantin werkstudent werkstudentin geschäftsführer
    geschäftsführerin referent referentin sachbearbeiter sachbearbeiterin lehrer lehrerin krankenpfleger
    krankenschwester projektleiter softwareentwickler développeur développeuse ingénieur ingénieure responsable
    directeur directrice stagiaire chargé chargée consultante desarrollador desarrolladora ingeniero ingeniera gerente
    analista becario becaria profesor profesora jefe sviluppatore ingegnere responsabile tirocinante ontwikkelaar
    medewerker stagiair docent
    """.split()
)
DEPARTMENTS: Final = frozenset(
    """
    operations engineering marketing sales finance research product platform design data infrastructure security people
    growth strategy banking development analytics communications partnerships support success hr it technology quality
    compliance legal procurement logistics payments education policy europe emea apac americas backend frontend mobile
    web and of &
    """.split()
)
ORGANISATIONS: Final = frozenset(
    """
    inc ltd limited llc llp plc gmbh ag kg sa srl bv nv pty corp corporation company co group holdings holding
    university college school institute academy hospital clinic bank trust council labs lab laboratory laboratories
    technologies technology solutions systems services consulting consultancy foundation association society agency
    studio studios ministry department museum church library hotel restaurant café authority airlines motors industries
    enterprises ventures capital insurance media networks network international research conglomerated reserves army
    navy club charity festival nhs stores store supermarket freelance self-employed
    """.split()
)
SCHOOLS: Final = frozenset(
    """
    university college school institute academy polytechnic universität hochschule fachhochschule université école
    universidad università universiteit universidade gymnasium lycée conservatory seminary bootcamp mit eth epfl ucl
    ucla usc nyu caltech lse iit nit oxford cambridge stanford harvard yale princeton berkeley technikum kolleg
    instituto codecademy coursera udacity
    """.split()
)
IRREGULAR_DEEDS: Final = frozenset(
    """
    led built ran won grew wrote made cut set took gave held kept brought taught spent sold bought drove began became
    rose found won put spoke stood understood oversaw rebuilt rewrote overhauled shot sang drew designed co-led
    co-founded sent saw spun fought dealt met paid sought swept threw wore got went did caught broke chose fed laid lent
    lost hit shut split spread
    """.split()
)
NOT_DEEDS: Final = frozenset(
    "certified limited advanced applied united allied associated red need seed embedded shared unlimited integrated "
    "combined federated "
    "accredited qualified registered chartered licensed related distributed retired".split()
)
"""Words in -ed that begin names and titles rather than deeds."""
COMPOUND_STARTS: Final = frozenset(
    "self cross open full end real high low long short well co non multi event cloud community data user front back "
    "cutting mission "
    "large small client customer problem award in on off up pre post re anti ex inter intra semi sub hands test model "
    "object peer team "
    "cost time results detail decision quick fast first second third one two three four five six seven eight nine ten half "
    "part all "
    "world industry market machine message micro state third-party year day week month double single best top must value e "
    "fiat".split()
)
COMPOUND_ENDS: Final = frozenset(
    "driven based native source time ended level end stack first wide scale facing oriented critical ready friendly "
    "effective efficient "
    "term to-end quality performance party specific free aware related functional platform site premise premises board "
    "house led "
    "winning class art edge of up in out off user to tier speed one side sided house profile impact value trained tenant "
    "region "
    "year month day hour minute person people man commerce mail learning tailers markets backed built".split()
)
