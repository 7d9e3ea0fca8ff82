"""Word lists by which a CV is understood: roles, employers, schools, verbs of deeds, compounds."""

from typing import Final

ROLES: Final = frozenset(
    """
    accountant actor actuary adjuster administrator adviser advisor agent ambassador anaesthetist analista analyst
    anchor anesthesiologist animator apprentice archaeologist architect artist assistant assistent assistentin
    associate attendant attorney auditor author avp babysitter baker banker barista barrister bartender becaria
    becario bellhop berater beraterin biologist biostatistician bookkeeper bookseller brewer broker builder butcher
    butler buyer cameraman candidate captain cardiologist caregiver carer carpenter cartographer caseworker cashier
    ceo cfo chair chairman chairperson chairwoman chaplain chargé chargée chef chemist chief choreographer cio ciso
    cleaner clerk clinician cmo co-creator co-founder co-organiser co-organizer coach coder cofounder collector
    columnist composer concierge conductor consultant consultante contractor contributor controller coo cook
    coordinator copywriter councillor counsellor counselor courier creator crew cto curator dancer dba dean decorator
    demonstrator dentist deputy desarrollador desarrolladora designer developer dietitian diplomat directeur director
    directrice dispatcher docent doctor driver développeur développeuse economist editor electrician engineer
    entrepreneur entwickler entwicklerin envoy epidemiologist estimator evangelist evp examiner executive expert
    facilitator farmer fellow florist foreman founder freelancer fundraiser gardener generalist geographer geologist
    gerente geschäftsführer geschäftsführerin governor gp guard guru hairdresser head headteacher historian host
    hostess housekeeper hygienist illustrator ingegnere ingeniera ingeniero ingenieur ingenieurin ingénieur ingénieure
    inspector instructor intern internship interpreter investigator investor invigilator jefe jeweller joiner
    journalist judge keyholder keyworker krankenpfleger krankenschwester laborer labourer landscaper lawyer lead
    leader lecturer lehrer lehrerin leiter leiterin liaison librarian lieutenant lifeguard linguist loader locum
    machinist maintainer manager marketer mason master mathematician matron mechanic medewerker member mentor
    merchandiser midwife minister modeler modeller musician nanny nco negotiator neurologist ninja nurse nutritionist
    officer ombudsman oncologist ontwikkelaar operative operator optician optometrist orderly organiser organizer
    owner packer paediatrician painter paralegal paramedic partner pastor pathologist pediatrician pharmacist
    phlebotomist photographer physician physicist physiotherapist picker pilot planner plumber porter postdoc postman
    potter practitioner praktikant praktikantin presenter president principal processor proctor producer profesor
    profesora professor programmer projektleiter promoter proofreader psychiatrist psychologist radiographer
    radiologist ranger rapporteur receptionist recruiter referee referent referentin registrar rep reporter
    representative researcher responsabile responsable roofer sachbearbeiter sachbearbeiterin sales salesman
    salesperson saleswoman scheduler scientist scribe sculptor seamstress secretary sergeant server sister
    softwareentwickler soldier solicitor sommelier sonographer speaker specialist sre stagiair stagiaire statistician
    steward stocker strategist stylist subscriber superintendent supervisor support supporter surgeon surveyor
    sviluppatore svp sysadmin tailor teacher technician teller tester therapist tirocinante title trader trainee
    trainer translator treasurer trustee tutor underwriter usher valet valuer veterinarian videographer volunteer vp
    waiter waitress warden webmaster welder werkstudent werkstudentin winemaker worker writer
    """.split()
)
ROLE_ENDINGS: Final = tuple(
    """
    ingenieur ingenieurin entwickler entwicklerin leiter leiterin berater beraterin meister meisterin pfleger
    pflegerin schwester assistent assistentin kaufmann kauffrau verkäufer verkäuferin fahrer fahrerin techniker
    technikerin lehrer lehrerin ologist ographer
    """.split()
)
"""How words end that are roles: German compounds, -ologist, -ographer."""
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
    academy ag agency airlines army association authority bank bv café capital center centre charity church cinema
    clinic club co college company conglomerated consultancy consulting corp corporation council dealership department
    enterprises factory farm festival foundation freelance gmbh group gym holding holdings hospital hotel inc
    industries inn institute insurance international kg lab laboratories laboratory labs library limited llc llp ltd
    media mill ministry motors museum navy network networks nhs nv plc practice press pty pub publishing research
    reserves restaurant sa salon school self-employed services society solutions srl store stores studio studios
    supermarket surgery systems technologies technology theater theatre trust university ventures warehouse
    """.split()
)
SCHOOLS: Final = frozenset(
    """
    university college school institute academy polytechnic universität hochschule fachhochschule université école universidad
    università universiteit universidade gymnasium lycée conservatory seminary bootcamp technikum kolleg instituto
    """.split()
)
NAMED_SCHOOLS: Final = frozenset(
    """
    mit eth epfl ucl ucla usc nyu caltech lse iit nit oxford cambridge stanford harvard yale princeton berkeley codecademy
    coursera udacity
    """.split()
)
"""Schools that go by a name alone; some of the names are also those of towns."""
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
    "over under self cross open full end real high low long short well co non multi event cloud community data user front back "
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
