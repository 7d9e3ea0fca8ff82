"""Names of places: countries, states and provinces, and the cities that CVs name without either."""

from typing import Final

COUNTRIES: Final = frozenset(
    (
        "argentina|australia|austria|bahrain|bangladesh|belgium|brasil|brazil|bulgaria|canada|chile|china|"
        "colombia|costa rica|croatia|cyprus|czech republic|czechia|danmark|denmark|deutschland|egypt|england|"
        "españa|estonia|ethiopia|finland|france|germany|ghana|greece|hong kong|hungary|iceland|india|"
        "indonesia|ireland|israel|italia|italy|japan|jordan|kenya|kuwait|latvia|lebanon|lithuania|luxembourg|"
        "malaysia|malta|mexico|morocco|méxico|nederland|nepal|netherlands|new zealand|nigeria|norge|"
        "northern ireland|norway|oman|pakistan|peru|philippines|poland|polska|portugal|puerto rico|qatar|"
        "romania|russia|saudi arabia|schweiz|scotland|serbia|singapore|slovakia|slovenia|south africa|"
        "south korea|spain|sri lanka|sverige|sweden|switzerland|taiwan|tanzania|thailand|the netherlands|"
        "tunisia|turkey|türkiye|u.k.|u.s.|u.s.a.|uae|uganda|uk|ukraine|united arab emirates|united kingdom|"
        "united states|united states of america|us|usa|vietnam|wales|zambia|zimbabwe|österreich"
    ).split("|")
)
STATES: Final = frozenset(
    (
        "AB|ACT|AK|AL|AR|AZ|BC|CA|CO|CT|DC|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MB|MD|ME|MI|MN|"
        "MO|MS|MT|NB|NC|ND|NE|NH|NJ|NM|NS|NSW|NV|NY|OH|OK|ON|OR|PA|QC|QLD|RI|SC|SD|TAS|TN|TX|"
        "UT|VA|VIC|VT|WA|WI|WV|WY"
    ).split("|")
)
"""Abbreviations of states and provinces of the USA, Canada and Australia."""
STATE_NAMES: Final = frozenset(
    (
        "alabama|alaska|arizona|arkansas|bavaria|bayern|british columbia|california|colorado|connecticut|"
        "delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|"
        "maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|"
        "new jersey|new mexico|new south wales|new york|north carolina|ohio|oklahoma|ontario|oregon|"
        "pennsylvania|quebec|south carolina|tennessee|texas|utah|vermont|virginia|washington|wisconsin|wyoming"
    ).split("|")
)
CITIES: Final = frozenset(
    (
        "aarhus|aberdeen|abu dhabi|accra|addis ababa|adelaide|ahmedabad|albany|alexandria|amherst|amsterdam|"
        "ankara|ann arbor|antwerp|athens|atlanta|auckland|austin|baltimore|bangalore|bangkok|barcelona|basel|"
        "beijing|belfast|belo horizonte|bengaluru|bergen|berkeley|berlin|bern|bilbao|birmingham|bogota|bogotá|"
        "boise|bologna|bonn|bordeaux|boston|boulder|bradford|bremen|brighton|brisbane|bristol|brno|brussels|"
        "bucharest|budapest|buenos aires|buffalo|busan|cairo|calgary|cambridge|canberra|cape town|caracas|"
        "cardiff|casablanca|chandigarh|charlotte|chennai|chicago|christchurch|cleveland|college station|cologne|"
        "colombo|columbus|copenhagen|cork|coventry|cupertino|curitiba|córdoba|dallas|davis|delft|delhi|"
        "denver|derby|detroit|dhaka|doha|dortmund|dresden|dubai|dublin|dundee|durban|düsseldorf|edinburgh|"
        "eindhoven|el paso|exeter|florence|fort worth|frankfurt|freiburg|fulda|galway|gdansk|geelong|geneva|"
        "ghent|glasgow|gothenburg|graz|grenoble|groningen|guadalajara|hamburg|hannover|hanoi|hanover|hartford|"
        "helsinki|ho chi minh city|hobart|hong kong|houston|hull|hyderabad|indianapolis|innsbruck|inverness|"
        "irvine|islamabad|istanbul|jaipur|jakarta|johannesburg|kampala|kansas city|karachi|karlsruhe|kassel|"
        "kathmandu|kobe|kochi|kolkata|krakow|kuala lumpur|kyoto|köln|lagos|lahore|las vegas|lausanne|leeds|"
        "leicester|leiden|leipzig|leuven|lille|lima|limerick|linz|lisbon|liverpool|london|los angeles|"
        "lucknow|lyon|madrid|malaga|malmö|manchester|manila|mannheim|marseille|medellín|melbourne|memphis|"
        "menlo park|mexico city|miami|milan|milwaukee|minneapolis|monterrey|montreal|mountain view|mumbai|"
        "munich|münchen|nagoya|nairobi|nantes|naples|nashville|new delhi|new haven|new orleans|new york|"
        "new york city|newcastle|norwich|nottingham|nuremberg|nürnberg|oakland|omaha|orlando|osaka|oslo|"
        "ottawa|oxford|palo alto|paris|perth|philadelphia|phoenix|pittsburgh|plymouth|portland|porto|"
        "porto alegre|portsmouth|poznan|prague|pretoria|princeton|pune|quito|raleigh|recife|redmond|richmond|"
        "riga|rio de janeiro|riyadh|rochester|rockford|rome|rosario|rotterdam|sacramento|saint louis|"
        "salt lake city|salzburg|san antonio|san diego|san francisco|san jose|santa barbara|santa clara|"
        "santa cruz|santa fe|santa monica|santiago|sao paulo|seattle|seoul|seville|shanghai|sheffield|shenzhen|"
        "singapore|sofia|southampton|st andrews|st. louis|stockholm|strasbourg|stuttgart|sunderland|sunnyvale|"
        "swansea|sydney|são paulo|taipei|tallinn|tampa|tampere|tel aviv|tel aviv-yafo|the hague|tokyo|toronto|"
        "toulouse|trondheim|tucson|tunis|turin|turku|uppsala|urbana-champaign|utrecht|valencia|vancouver|"
        "vienna|vilnius|warsaw|washington|washington dc|washington, d.c.|wellington|wien|wroclaw|york|zaragoza|"
        "zurich|zürich"
    ).split("|")
)
