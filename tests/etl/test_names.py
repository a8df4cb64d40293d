"""Names of persons are found by their looks and masked; places, streets and plain words are left alone.

The names here are made up.
"""

from __future__ import annotations

import pytest

from etl import cases, countries, detection, folding, names, places, sentences
from etl.lexicons import Words

MASKED = [
    # a bare name inside a sentence, beside what only persons do or suffer
    "В понедельник суд в Таразе приговорил [Бекена] к семи годам за взятку, а [Тлегену] дали пять лет; [Бекен] вину признал.",
    "Обвинитель просил для [Бекена] девять лет, а в отношении [Орынбая] дело прекращено, сообщил суд в Актобе.",
    "On Monday a court in Taraz sentenced [Beken] to seven years, while [Tlegen] got five years and [Beken]'s lawyer wept.",
    "In the courtroom [Beken] pleaded guilty; the case against [Orynbay] was closed by the court in Taraz on Monday.",
    "Дүйсенбіде Таразда пара алғаны үшін [Бекен] жеті жылға сотталды, ал [Тлегенге] бес жыл берілді, деп хабарлады сот.",
    "Прокурордың айтуынша, [Орынбайдың] ісі қысқартылды, ал сотта [Бекен] кінәсін мойындады деп хабарлады сот.",
    # at the head of a sentence: what looks like a name, beside what only persons do or suffer
    "В Таразе осуждён бывший аким. [Жумабек] признал вину, как сообщил суд. [Тастемиров] получил три года, а срок обжалует.",
    "A former mayor was sentenced in Taraz for bribery. [Zhumabek] admitted guilt in court, the office said on Monday.",
    "Таразда бұрынғы әкім пара үшін сотталды. [Жұмабек] кінәсін мойындап, бес жыл алды. [Тәстеміров] үкімге келіспейді.",
    "Как установлено судом, гражданин КНР [Ли] М. передал 3 млн тенге; [Ли] вину не признал, сообщили в Таразе.",
    # a lone initial, as press services write; an office or a sentence's first word beside it is no surname
    "В суде осуждены бывший аким Зерендинского района [К.] и предприниматель [Т.]; [К.] получил семь лет. Подрядчик [Т.] оштрафован.",
    "Prosecutor [A.T.] asked the court for five years for the former head [B.], and [B.] denied the charge, the U.S. paper said.",
    "Сот ауыл тұрғыны [С.]-ға қатысты қылмыстық істі қарады, [С.] Қылмыстық кодекс бойынша кінәлі деп танылды.",
    # a single surname without any sign of its own
    "Judge [Akbar] found that the defendant [Orazak] had taken a bribe, the court in Taraz said.",
    "По словам адвоката [Мырзы], подсудимый [Ким] вину не признал, а полковник [Тен] дал показания в суде.",
    "Сот шешімімен прокурор [Ыбырай] айтқандай, Корея азаматы [Пак] жеті жылға сотталды және қамалды.",
    # initials behind the surname, double-barrelled surnames, oblique cases
    "В суде Павлодара допросили [Сейткали Н.Б.], прокурор [Нам В.] молчал, решение по делу будет позже.",
    "Гособвинитель попросил для [Ибраимовой-Ли] семь лет, а [Ибраимова-Ли] вину в суде не признала.",
    "Сотта [Марат Досымовтың] ісі қаралды, қорғаушысы [Әлия Сәрсенбайқызы] ақтауды сұрады деп хабарланды.",
    # Latin Kazakh
    "Судья огласил приговор: [Nurlan Saparuly] и [Áset Jumabaev] получили по семь лет лишения свободы.",
    # Uzbek, Uighur, Korean, Chinese, German, Turkish
    "The court in Almaty heard [Sherzod Mirzo], [Otabek Yuldashev] and a contractor, [Mehmet Öztürk], on Monday.",
    "Осуждены граждане [Чжан Вэй] и [Мехмет Озтюрк], свидетель [Вольфганг Шмидт] уехал, сообщил суд.",
    "Сот залында [Турсунжан Абдукадыр], [Дилноза Каримова] және куәгер [Магомед Алиев] жауап берді деп хабарланды.",
    "The former deputy mayor [Berikbol Tasmaganbet] was detained in Taraz by the police.",
    "Prosecutor [A.K. Omarov] said that the case of [Omarov]'s deputy is in court.",
    "The court heard [Zhenisov Zh.O.] and the witness [Nurlan Sapar] about the bribe.",
    "В суде допросили [Нурлана Сейткали], адвокат [Сейткали] возразил, что дело не доказано.",
    "Прокурор [Т. Ж. Абильдаев] запросил для [Сергея Петровича Линника] семь лет.",
    "Обвиняется [Жумагалиева], ранее работавшая в акимате; вину [Жумагалиевой] докажет суд.",
    "Аудан әкімінің орынбасары [Нұрлан Сейітқали] пара алды деген күдікпен ұсталды және қамалды.",
    "Сот үкімімен [Марат Досымовқа] жеті жыл берілді, бұл туралы [Серік Болатұлы] айтты және растады.",
]
UNTOUCHED = [
    # plurals and plain words at the head of a sentence
    "Шофёров осудили в Таразе. Минфин получил 5 млн тенге, магазин получил ущерб. Свидетелей допросили, автобусов нет.",
    # unknown places, organisations and brands beside the same words
    "Задержали в Кендала и в Байсерке двоих, сообщил Интерпол; аэропорт Байсерке получил 2 млн тенге ущерба.",
    "Гражданин Узбекистана получил семь лет, а Самрук получил возмещение; суд в Таразе изъял Lexus и Toyota.",
    "В отношении Казахтелекома и Антикора проверка не велась, а Верховный Суд оправдал фермера из Кендала.",
    "They were arrested in Kendala and convicted in Baiserke; Samruk received 2 million tenge, KazMunayGas said.",
    "The man sentenced from Kendala got seven years; Interpol and Reuters reported that Kaspi had paid the money.",
    "Олар Қордайда ұсталған, «Самұрық» қоры шығынды өтеді, ал Болашақ мектебінің директоры жеті жылға сотталды.",
    "Кендалалық тұрғын жеті жылға сотталды, Кендаладан қашқан екінші адам іздеуде, деп хабарлады Интерпол.",
    "The Prosecutor General and the Prime Minister met in Astana in January; the Supreme Court was not there.",
    "In March a resident of Zhanaozen was detained, the Ministry of Internal Affairs and the Financial Monitoring Agency said.",
    "Конфискованы два автомобиля. Рядовым инспекторам грозит до шести лет, заявили в суде Алматы в Январе.",
    "Прокурор Астаны и судья Алматы встретились в Актау; аким Шиели и житель Шардары в суд не пришли.",
    "Қаңтар оқиғасы бойынша сот үкім шығарды, Астана прокуроры мен Алматы әкімі бұл туралы айтты.",
    "Бұл туралы облыс прокуроры Астанада айтты, ал Қаржы министрлігі мен Жоғарғы Сот басшылары келген жоқ.",
    "The mayor of Satpayev in the Karaganda region resigned, the National Security Committee said.",
    "The Prosecutor General's Office published the figures for January-July 2025 in Astana.",
    "Аким города Сатпаев и аким Шымкента подали в отставку, сообщили в Антикоррупционной службе.",
    "На улице Абая и в школе имени Жамбыла прокуроры выявили нарушения в сфере закупок.",
    "Браконьеров осудили в Акмолинской области, а случаев коррупции стало меньше.",
    "Половых преступлений стало меньше, сообщили в суде. | Просмотров: 214",
    "В ночь на Покров у фермера увели коней. Хозяева зимовок жалуются, что это не раскрыто.",
    "С начала года Департаментом Агентства по противодействию коррупции выявлено 12 фактов.",
    "Сәтбаев қ. және Жезқазған қ. прокурорлары тексеру жүргізіп, 12 заң бұзушылықты анықтады.",
    "Жетісу облысының антикор қызметі Абай көшесіндегі мектепті тексеріп жатыр және тағы басқа.",
]


def _masked(text: str) -> str:
    folded = folding.fold(text)
    words = Words.of(folded)
    language = detection.detect(words)
    assert language is not None
    lines = sentences.split(folded, text, ())
    spans = [(place.start, place.end) for place in places.find(words)] + [
        (tag.start, tag.end) for tag in countries.find(words)
    ]
    found = names.find(
        text,
        words,
        [line.start for line in lines],
        spans,
        cases.office_ends(words, language.code),
        cases.title_ends(words, language.code),
        cases.deeds(words, language.code),
    )
    assert all(text[name.start : name.end].strip() for name in found)
    return names.mask(text, found)


@pytest.mark.parametrize("marked", MASKED)
def test_names_are_masked_and_nothing_else(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    masked = _masked(text)
    inside, expected = False, ""
    for char in marked:
        if char in "[]":
            inside = char == "["
        else:
            expected += names.MASK if inside and not char.isspace() else char
    assert masked == expected


@pytest.mark.parametrize("text", UNTOUCHED)
def test_places_and_plain_words_stay(text: str) -> None:
    assert _masked(text) == text
