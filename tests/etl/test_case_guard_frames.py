"""Sentences that only sound like a verdict, put together at random, never make one: neither alone nor side by side."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extraction import record
from etl.proceedings import GUILT, Case
from etl.records import Document, RefusedDocument

PERSONS = {
    "en": ["the former mayor of Kentau", "the head of the Shymkent police", "a contractor", "the chief accountant of the Taraz hospital"],
    "ru": ["бывший аким Кентау", "начальник полиции Шымкента", "подрядчик", "главный бухгалтер больницы Тараза"],
    "kk": ["Кентау қаласының бұрынғы әкімі", "Шымкент полициясының бастығы", "мердігер", "Тараз ауруханасының бас бухгалтері"],
}  # fmt: skip
FRAMES = {
    "en": [
        "{} was detained on suspicion of bribery. Under the law, the guilty are punished only by a court verdict.",
        "{} is suspected of bribery; guilt is established only by the court.",
        "{}, accused of bribery, is presumed innocent until found guilty by a court.",
        "The lawyer of {}, who is accused of bribery, was acquitted: the judge found no evidence that he knew.",
        "{} should, in the prosecutor's view, receive eight years in prison for bribery.",
        "Not a single court has found {}, who denies bribery, guilty so far.",
        "The court has yet to find {}, who denies everything, guilty of bribery.",
        "{} faces 10 to 15 years in prison for bribery, the police said.",
        "The prosecutor hopes that the court will find {}, accused of bribery, guilty on Friday.",
        "Whether the judges find {} guilty of bribery will be known on Friday.",
        "{} was punished in disciplinary order; the bribery case is still being investigated.",
        "{} wept on hearing that the bribery might cost eight years in prison.",
        "{} is to hear on Friday whether the court finds the bribery proven and gives eight years.",
        # negations and what has not happened yet
        "{} has not been convicted of bribery and denies that a court ever sentenced anyone over it.",
        "No court has found {} guilty of bribery so far, and the verdict is due on Friday.",
        "{} was to be sentenced for bribery on Monday, but the hearing was postponed.",
        "Nobody has sentenced {}: the investigation into bribery goes on.",
        # what could be
        "{}, suspected of bribery, could face up to ten years in prison.",
        "If the court finds {} guilty of bribery, a prison term of eight years awaits the accused.",
        "{} risks a prison sentence of twelve years if the bribery is proven.",
        "Eight years in prison await {} should the charge of bribery be proven.",
        # requests, in headlines and quotations too
        "Eight years for {}: that is the sentence which the prosecutor demands for bribery.",
        '"I ask the court to sentence {} to eight years in prison for bribery," the prosecutor said.',
        "The prosecution wants {} to be found guilty of bribery and jailed for eight years.",
        "It was proposed by the prosecutor that {} be sentenced to eight years for bribery.",
        "Prosecutors are seeking eight years of imprisonment for {}, who is accused of bribery.",
        # earlier verdicts and other people's
        "{}, who is suspected of bribery, has a criminal record.",
        "{}, previously convicted, is now suspected of bribery and has been detained.",
        # quashed, sent back
        "The Supreme Court quashed the verdict against {} and sent the bribery case back for a new trial.",
        "The sentence of {} was annulled on cassation, and the bribery case will be tried anew.",
        "Prosecutor: eight years for {} over bribery.",
        "{} gets eight years, if the prosecutor has it his way: the bribery verdict comes next week.",
        "{} must serve eight years for bribery, the prosecution believes.",
        "{} deserves eight years behind bars for bribery, the state prosecutor told the judges.",
        "{} should be given a fine of 20 million tenge for bribery, the prosecutor said in court.",
        "{} pleaded guilty to bribery; the judge will announce the sentence on 5 May.",
        "{} has confessed to bribery and asked for forgiveness; up to twelve years is what the law gives.",
        "The defence asks that {} be given a suspended sentence of three years for bribery.",
        "Under the plea agreement, which the court has yet to approve, {} would get three years for bribery.",
        "{} faces jail: under article 366 of the Criminal Code bribery carries seven to twelve years.",
        "Relatives fear that {} will be convicted of bribery.",
        "{} was nearly convicted of bribery, but the jury could not agree and the trial continues.",
        "{} was arrested for two months over bribery; the accomplices face seven years.",
        "Whether {} will be sentenced for bribery is for the court to decide.",
        "The guilt of {} in bribery has not been proven in court.",
        "{} is wanted for bribery; a court in Taraz arrested the suspect in absentia.",
        "The retrial of {} for bribery has begun; the first verdict had been set aside.",
        "The appeal court overturned the eight-year sentence of {} and ordered a retrial of the bribery case.",
        "After the conviction was quashed, {} was released and the bribery case returned to the prosecutor.",
        "Headline: {} jailed. In fact, the prosecutor only asked for eight years over bribery.",
        "{} may lose the right to hold office for life if the charge of bribery is confirmed.",
        # what the parties say in a verdict's words, who is only held, and whoever finds guilt without being a court
        "Prosecutors recommended a sentence of eight years for {} over bribery.",
        "{} is on trial for bribery. The prosecutor put the appropriate sentence at eight years in prison.",
        "{} is on trial for bribery. The state wants the defendant behind bars for eight years.",
        "{} is on trial for bribery. If prosecutors get their way, the defendant will be sentenced to eight years.",
        "{} is on trial for bribery. The prosecution pressed for eight years in prison.",
        "{} is on trial for bribery. The prosecution pushed for a sentence of eight years.",
        "{} is on trial for bribery. A fitting punishment, the prosecutor argued, is eight years in prison.",
        "{} is on trial for bribery. The prosecutor's speech ended with a figure: eight years in prison.",
        "{} is on trial for bribery. Eight years is what the prosecution thinks right.",
        "{} is on trial for bribery. The prosecutor told the court that guilt had been proven and that eight years in prison was the right sentence.",
        "{} is on trial for bribery. Guilt has been fully proven, the prosecutor said, calling for eight years in prison.",
        "{} is on trial for bribery. Prosecutors insisted on eight years; for the driver they settled on a fine of 3 million tenge.",
        "{} is on trial for bribery. For the driver the prosecution considers two years suspended sufficient.",
        "{} is on trial for bribery. The driver, the prosecutor said, had earned a suspended sentence of two years.",
        "{} is on trial for bribery. Eight years in jail, a lifetime ban: the prosecution's demands are heavy.",
        "{} was jailed pending trial on suspicion of bribery.",
        "{} was sent to jail for two months while bribery is being investigated.",
        "{} is behind bars, suspected of bribery.",
        "{} was locked up on suspicion of bribery and awaits trial.",
        "{} was put behind bars by an investigating judge on suspicion of bribery.",
        "{} was given two months of house arrest on suspicion of bribery.",
        "{} was sent to a pre-trial detention centre for bribery.",
        "An internal inquiry found {} guilty of breaking rules; bribery is being investigated.",
        "Investigators proved that {} was guilty of bribery; the case has gone to court.",
        "{} was found guilty by a disciplinary board; the bribery case goes on.",
        "{} got two months in a remand prison over bribery.",
        "The court found the arrest of {} lawful in the bribery case.",
        "{} received a notice of suspicion of bribery.",
        "{} is on trial for bribery. Her lawyer considers a fine sufficient.",
        "{} is on trial for bribery. The plea deal gives three years in prison, if the judge agrees.",
        "{} is on trial for bribery. The prosecution's speech: guilty, eight years, confiscation.",
        "{} is on trial for bribery. Prosecutors proposed jailing the defendant for eight years and fining the driver 2 million tenge.",
        "{} is on trial for bribery. Prosecutors would have the accountant serve four years.",
        "{} is on trial for bribery. She wants eight years for the defendant, the prosecutor made clear, and a suspended sentence for the driver.",
        "{} is on trial for bribery. The defendant may go down for eight years: that is what the prosecutor has asked for.",
        "{} is on trial for bribery. Sentencing the defendant to eight years would be just, according to the prosecutor.",
        "{} is on trial for bribery. The prosecutor read out the demands: eight years for the defendant, six for the accountant, a fine for the driver.",
        "{} is on trial for bribery. The prosecutor was milder with the accountant, who got off with a demand for a fine of 3 million tenge.",
    ],
    "ru": [
        "{} задержан по подозрению во взятке. Согласно закону, виновные лица несут уголовную ответственность только по приговору суда.",
        "{} подозревается в получении взятки. Виновным может признать только суд.",
        "Для мэра прокурор запросил 12 лет. Фигуранту ({}), который дал показания о взятке, – три года ограничения свободы.",
        "{} обвиняется во взятке и считается невиновным, пока суд не признает обратное.",
        "По мнению прокурора, {} за взятку должен получить, как и сообщники, восемь лет лишения свободы.",
        "Прокурор надеется, что {} будет признан виновным во взятке и получит восемь лет.",
        "{} наказан в дисциплинарном порядке, дело о взятке расследуется.",
        "Суд пока не признал, что {}, как утверждает обвинение, виновен во взятке.",
        "{} ждёт приговора по делу о взятке, прокурор считает справедливыми восемь лет.",
        "За взятку закон строг: {} может провести в колонии до двенадцати лет.",
        "{} не был осуждён за взятку, и суд ещё не выносил никакого приговора.",
        "Ни один суд пока не признал, что {} виновен во взятке, приговор ожидается в пятницу.",
        "Сегодня {} должен был выслушать приговор по делу о взятке, но заседание перенесли.",
        "{} подозревается во взятке, ему может грозить до десяти лет лишения свободы.",
        "Если {} будет признан виновным во взятке, суд назначит до восьми лет лишения свободы.",
        "{} рискует получить двенадцать лет лишения свободы, если взятку докажут.",
        "Восемь лет лишения свободы: такой срок для того, кем был {}, запросил прокурор по делу о взятке.",
        "«Прошу суд признать, что {} виновен во взятке, и назначить восемь лет лишения свободы», — заявил прокурор.",
        "Прокурор настаивает, чтобы {} был приговорён к восьми годам лишения свободы за взятку.",
        "Гособвинение просит, чтобы {} отправился в колонию на восемь лет за взятку.",
        "{}, ранее судимый, подозревается во взятке и задержан.",
        "Ранее судимый {} вновь задержан, на этот раз за взятку.",
        "Верховный суд отменил приговор, по которому {} был осуждён за взятку, и направил дело на новое рассмотрение.",
        "Приговор отменён кассацией: {} снова предстанет перед судом по делу о взятке.",
        "Адвокаты настаивают, что {} невиновен во взятке и не должен быть осуждён.",
        "Восемь лет за взятку просит прокурор: речь о том, кем был {}.",
        "{} должен сесть на восемь лет за взятку, считает гособвинитель.",
        "По мнению обвинения, {} заслуживает восьми лет колонии за взятку.",
        "{} признал вину во взятке и заключил соглашение, которое суд ещё не утвердил.",
        "{} обвиняется во взятке; суд удалился для вынесения приговора.",
        "Защита просит назначить тому, кем был {}, условный срок за взятку.",
        "Санкция статьи о взятке, по которой проходит {}, предусматривает лишение свободы до десяти лет.",
        "Вина того, кем был {}, в получении взятки судом не доказана.",
        "{} заочно арестован судом по делу о взятке и объявлен в розыск.",
        "Начался повторный суд по делу о взятке, в котором обвиняется {}: первый приговор отменён.",
        "{} может быть осуждён за взятку, сообщил адвокат.",
        "Прокуратура полагает, что {} должен получить восемь лет лишения свободы за взятку.",
        "Экс-чиновника могут посадить: {} обвиняется во взятке.",
        "Суд продлил арест на два месяца: {} подозревается во взятке.",
        "Осуждённый общественностью {} подозревается во взятке, следствие продолжается.",
        "Приговор по делу о взятке, где подсудимым является {}, вынесут 5 мая.",
        "Прокурор потребовал восемь лет и пожизненный запрет занимать должности: {} обвиняется во взятке.",
        "Почему {} ещё не осуждён за взятку, в суде не объяснили.",
        # what the parties say in a verdict's words, who is only held, and whoever finds guilt without being a court
        "Прокурор считает необходимым назначить восемь лет лишения свободы за взятку: {} вину не признаёт.",
        "В прениях прокурор высказался за назначение восьми лет колонии. {} обвиняется во взятке.",
        "Гособвинитель ходатайствовал о назначении восьми лет лишения свободы: {} обвиняется во взятке.",
        "Дело о взятке слушает суд Тараза. {} обвиняется в получении 5 млн тенге. Обвинение остановилось на восьми годах лишения свободы.",
        "{} предстал перед судом за взятку. Наказание в виде восьми лет лишения свободы поддержал прокурор.",
        "{} предстал перед судом за взятку. Справедливым наказанием прокурор назвал восемь лет лишения свободы.",
        "{} предстал перед судом за взятку. В своей речи прокурор определил меру наказания: восемь лет лишения свободы.",
        "{} предстал перед судом за взятку. Восемь лет колонии и пожизненный запрет на госслужбу – такую меру видит прокуратура.",
        "{} предстал перед судом за взятку. Позиция прокурора: восемь лет лишения свободы.",
        "{} предстал перед судом за взятку. Сторона обвинения: признать виновным и приговорить к восьми годам.",
        "{} предстал перед судом за взятку. Прокурор убеждён: вина доказана, подсудимый должен быть лишён свободы на восемь лет.",
        "{} предстал перед судом за взятку. Государственный обвинитель поддержал обвинение и предложил восемь лет.",
        "{} предстал перед судом за взятку. Вина подсудимого полностью доказана, сказал прокурор, и потребовал восемь лет.",
        "{} предстал перед судом за взятку. Прокурор: «Вина доказана. Восемь лет лишения свободы».",
        "Следствие доказало, что {} виновен во взятке. Дело направлено в суд.",
        "Вина доказана следствием: {} обвиняется во взятке.",
        "{} отправлен за решётку на два месяца по подозрению во взятке.",
        "{} оказался за решёткой по подозрению во взятке, следствие продолжается.",
        "{} отправлен в СИЗО на два месяца: его подозревают во взятке.",
        "Служебная проверка признала, что {} виновен. Начато расследование о взятке.",
        "{} привлечён к ответственности за взятку, следствие продолжается.",
        "{} получил подозрение во взятке и два месяца ареста.",
        "{} получил два месяца домашнего ареста за взятку.",
        "{} арестован на 15 суток, позже его заподозрили во взятке.",
        "Суд признал законным арест: {} подозревается во взятке.",
        "{} помещён под домашний арест судом за взятку.",
        "Прокурор поддержал приговор в восемь лет, который он запросил ранее: {} обвиняется во взятке.",
        "{} судят за взятку. Прокурор просил суд лишить его свободы на восемь лет. Защита просила два года условно.",
        "{} судят за взятку. Адвокат просил назначить штраф.",
        "{} судят за взятку. Адвокат считает достаточным условный срок в два года.",
        "{} судят за взятку. По соглашению он получит два года условно.",
        "{} судят за взятку. Прокурор: приговорить к восьми годам лишения свободы.",
        "{} судят за взятку. По словам прокурора, суд должен признать его виновным и назначить восемь лет.",
        "{} судят за взятку. Прокурор намерен добиваться восьми лет лишения свободы.",
        "{} судят за взятку. Он может выйти на свободу только через восемь лет: такой срок предложила прокуратура.",
        "{} судят за взятку. Экс-начальнику отдела предложено назначить 6 лет, бухгалтеру – 4 года лишения свободы.",
        "{} судят за взятку. Для него обвинение предложило восемь лет. Для водителя, передавшего деньги, – 3 года лишения свободы.",
        "{} судят за взятку. Обвинение запросило восемь лет. Водителю, передавшему деньги, прокурор дал бы 3 года условно.",
    ],
    "kk": [
        "Прокурор сот жарыссөзінде {} үшін пара алғаны үшін 4 жыл бас бостандығынан айыру жазасын тағайындауды сұрады.",
        "{} пара алды деген күдікпен ұсталды. Заңға сәйкес адам тек сот үкімімен кінәлі деп танылады.",
        "{} пара алды деп айыпталып отыр, кінәсін сот қана таниды.",
        "{} пара алды деген күдікпен темір торға қамалды.",
        "{} тәртіптік жазаға тартылды, пара ісі әлі тергелуде.",
        "Прокурор {} пара ісі бойынша кінәлі деп табылады деп үміттенеді, үкім жұмада шығады.",
        "{} пара алғаны дәлелденсе, сегіз жылға бас бостандығынан айырылады.",
        "Прокурор {} сегіз жылға сотталады деп күтіп отыр, пара ісі қаралып жатыр.",
        "{} пара алғаны үшін сотталған жоқ, үкім әлі шыққан жоқ.",
        "{} пара алды деп айыпталуда, сот үкімі жұмада жарияланады.",
        "Егер {} кінәлі деп танылса, оған он жылға дейін бас бостандығынан айыру жазасы қауіп төндіреді.",
        "{} пара алды деген күдікке ілінді, оған сегіз жылға дейін бас бостандығынан айыру көзделген.",
        "Прокурор {} пара алғаны үшін сегіз жылға бас бостандығынан айыруды сұрады.",
        "«Соттан {} кінәлі деп танып, сегіз жылға соттауды сұраймын», – деді прокурор пара ісі бойынша.",
        "Бұрын сотталған {} енді пара алды деген күдікпен ұсталды.",
        "Жоғарғы сот {} қатысты пара ісі бойынша үкімнің күшін жойып, істі қайта қарауға жіберді.",
        "Қорғаушылар {} пара ісі бойынша кінәсіз екенін айтып, ақтауды сұрады.",
        "Прокурордың пікірінше, {} пара алғаны үшін сегіз жылға сотталуы тиіс.",
        "{} кінәсін мойындады, бірақ пара ісі бойынша үкім келесі аптада шығады.",
        "{} пара ісі бойынша сырттай қамауға алынды, іздеу жарияланды.",
        "{} пара алғаны үшін сегіз жыл арқалауы мүмкін.",
        "Айыптау тарапы {} пара алғаны үшін сегіз жыл сұрап отыр.",
        "{} пара алды деп айыпталып отыр, бапта сегіз жылға дейін бас бостандығынан айыру қарастырылған.",
        "{} қатысты пара ісі қайта қаралып жатыр, алғашқы үкім бұзылған.",
        "{} пара алғаны үшін соттала ма, жоқ па, оны сот шешеді.",
        "{} пара алғаны сотта дәлелденген жоқ.",
        "Прокурор {} үшін сегіз жыл бас бостандығынан айыру жазасын тағайындау керек деп санайды.",
        # what the parties say in a verdict's words, who is only held, and whoever finds guilt without being a court
        "{} пара ісі бойынша сотталып жатыр. Прокурор оны сегіз жылға бас бостандығынан айыруды ұсынды.",
        "{} пара ісі бойынша сотталып жатыр. Айыптаушы оны сегіз жылға бас бостандығынан айыруға лайық деп тапты.",
        "{} пара ісі бойынша сотталып жатыр. Прокурордың сөзінше, сегіз жыл бас бостандығынан айыру – әділ жаза.",
        "{} пара ісі бойынша сотталып жатыр. Мемлекеттік айыптаушы сегіз жыл бас бостандығынан айыру жазасын тағайындауды талап етті.",
        "{} пара ісі бойынша сотталып жатыр. Айыптау тарапы сегіз жыл түрме жазасын сұрап отыр, бухгалтерге бес жыл.",
        "{} пара ісі бойынша сотталып жатыр. Прокурор оның кінәсі толық дәлелденді деп, сегіз жыл бас бостандығынан айыру жазасын беруді сұрады.",
        "{} пара ісі бойынша сотталып жатыр. Прокурор: «Кінәсі дәлелденді. Сегіз жыл бас бостандығынан айырылсын».",
        "{} пара ісі бойынша сот алдында тұр. Прокурор оған сегіз жыл жаза кесу керек деген пікірде.",
        "{} пара ісі бойынша сот алдында тұр. Прокурор оған сегіз жыл жаза тағайындауды дұрыс деп санайды.",
        "{} пара ісі бойынша сот алдында тұр. Айыптаушының ұсынысы – сегіз жыл бас бостандығынан айыру.",
        "{} пара ісі бойынша сот алдында тұр. Жүргізушіге айыптаушы екі жыл шартты жаза жеткілікті деп есептейді.",
        "{} пара алды деген күдікпен екі айға үйқамаққа алынды.",
        "Тергеу {} пара алғанын дәлелдеді, іс сотқа жолданды.",
        "{} пара алғаны үшін жауапқа тартылды, тергеу жүріп жатыр.",
        "Қызметтік тексеру {} кінәлі деп таныды, пара ісі тергелуде.",
        "{} пара алғаны үшін екі ай қамақ арқалады.",
        "Сот {} қамауға алуды заңды деп таныды, пара ісі тергелуде.",
        "{} пара ісі бойынша сот алдында тұр. Қорғаушы айыппұл жеткілікті деп санайды.",
        "{} пара ісі бойынша сот алдында тұр. Процестік келісім бойынша ол үш жыл алады, оны сот әлі бекіткен жоқ.",
        "{} пара ісі бойынша сот алдында тұр. Прокурор оны кінәлі деп танып, сегіз жылға соттауды сұрады.",
        "{} пара ісі бойынша сот алдында тұр. Прокурор оны кінәлі деп тануды және сегіз жылға бас бостандығынан айыруды өтінді.",
        "{} пара ісі бойынша сот алдында тұр. Прокурор сегіз жылды сұрады. Жүргізушіге үш жыл шартты жаза сұралды.",
        "{} пара ісі бойынша сот алдында тұр. Прокурор: экс-шенеунік сегіз жыл отырсын.",
        "{} пара ісі бойынша сот алдында тұр. Айыптаушы тарап айыпталушы сегіз жылға сотталуы керек деп мәлімдеді.",
        "{} пара ісі бойынша сот алдында тұр. Гособвинитель бас бостандығынан сегіз жылға айыруды жөн көрді.",
    ],
}  # fmt: skip
OTHERS = {
    "en": [
        "Police say {} demanded a bribe; the driver who paid was sentenced to two years last spring.",
        "{} is suspected of bribery. A judge in Taraz jailed another official for five years.",
        "Unlike the former deputy, who was sentenced to six years, {} is still under investigation over bribery.",
        "The case of {} resembles that of an ex-minister convicted in 2018; the bribery trial goes on.",
        "{} was detained over a bribe two days after a court convicted his predecessor of theft.",
        "Activists demand prison for {}, accused of bribery.",
        "{} has been charged with bribery, a crime for which people are sentenced to ten years.",
        "The court refused to release {}, accused of bribery, on bail.",
        "The court rejected the appeal of {} against the arrest in the bribery case.",
        "The appeal court left {} in custody in the bribery case.",
        "The appeal court upheld the arrest of {} in the bribery case.",
    ],
    "ru": [
        "{} подозревается во взятке. Ранее по другому делу водителя приговорили к двум годам.",
        "В отличие от бывшего заместителя, осуждённого на шесть лет, {} пока остаётся под следствием по делу о взятке.",
        "Апелляция оставила без изменения арест: {} подозревается во взятке.",
        "Суд отказал в освобождении под залог: {} обвиняется во взятке.",
        "{} задержан за взятку спустя два дня после того, как суд осудил его предшественника.",
        "Апелляционная коллегия оставила в силе постановление об аресте, {} подозревается во взятке.",
        "За взятку, в которой подозревается {}, осуждают на срок до десяти лет.",
    ],
    "kk": [
        "{} пара алды деген күдікке ілінді. Былтыр басқа іс бойынша жүргізуші екі жылға сотталған еді.",
        "Апелляция {} қатысты қамауға алу шарасын өзгеріссіз қалдырды, пара ісі тергелуде.",
        "{} пара алды деген күдікпен ұсталды, ал оған дейінгі әкім алты жылға сотталған болатын.",
    ],
}  # fmt: skip
"""Sentences that tell of a verdict on somebody else, or of an arrest that was left as it was."""
SENTENCES = {
    code: [frame.format(person) for frame in frames for person in PERSONS[code]]
    for code, frames in FRAMES.items()
}


def read(text: str) -> list[Case]:
    document = Document("guard", Path("guard.txt"), text, hashlib.sha256(text.encode()).hexdigest())
    try:
        return list(record(document).cases)
    except RefusedDocument:
        return []


def given_sanctions(text: str) -> list[Case]:
    return [row for row in read(text) if row.stage in GUILT or row.sanction_status in {"imposed", "upheld"}]


@pytest.mark.parametrize("language", FRAMES)
def test_no_frame_makes_a_verdict(language: str) -> None:
    wrong = [text for text in SENTENCES[language] if given_sanctions(text[0].upper() + text[1:])]
    assert wrong == []


@pytest.mark.parametrize("language", FRAMES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_text_of_such_sentences_makes_a_verdict(language: str, data: st.DataObject) -> None:
    told = data.draw(st.lists(st.sampled_from(SENTENCES[language]), min_size=2, max_size=6))
    text = data.draw(st.sampled_from([" ", "\n\n"])).join(one[0].upper() + one[1:] for one in told)
    assert given_sanctions(text) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_verdict_on_somebody_else_is_not_the_persons_own(language: str) -> None:
    person = PERSONS[language][0]
    texts = [frame.format(person) for frame in OTHERS[language]]
    rows = {text: given_sanctions(text[0].upper() + text[1:]) for text in texts}
    assert {text for text, found in rows.items() if any(row.noun == "mayor" for row in found)} == set()
