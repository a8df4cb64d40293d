"""Several persons, and several proceedings of one person, in a few sentences: each with their own stage."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from etl.extraction import record
from etl.records import Document

NEWS: dict[str, set[tuple[str, int | None]]] = {
    # one asked for, another sentenced
    "В Актау прокурор запросил семь лет лишения свободы для бывшего начальника управления энергетики. Его подчинённый по тому же делу уже получил четыре года по процессуальному соглашению.": {("requested", 7), ("convicted", 4)},
    "Бывший аким Аксу ждёт приговора по делу о взятке. Прокурор просил девять лет. Его заместителя, сознавшегося сразу, суд в мае приговорил к четырём годам.": {("requested", 9), ("convicted", 4)},
    "Суд вынес приговор по делу о хищении лишь одному из троих: бухгалтер получил три года. Для экс-главы фонда прокурор просит десять лет, процесс по нему отложен.": {("convicted", 3), ("requested", 10)},
    "Таразда қор басшысының ісі қаралып жатыр, прокурор оған он жыл сұрады. Бухгалтер бұрын сотталып, үш жылға шартты жаза алған.": {("requested", 10), ("convicted", 3)},
    # the verdict is not the one before whom it stands
    "The bus driver is still on trial over the crash that killed two. The owner of the bus company was fined 3 million tenge in April by a court in Taraz.": {("on_trial", None), ("convicted", None)},
    "The mayor's driver, who passed on the bribe, was convicted in a separate trial and got two years. The mayor of Kentau himself is in custody.": {("in_custody", None), ("convicted", 2)},
    "A former prison chief is on trial for torture. Two of his subordinates, sentenced to five years each, testified.": {("on_trial", None), ("convicted", 5)},
    "Кеден инспекторы пара алған кезде ұсталды. Оның алдындағы инспектор бес жылға сотталған болатын.": {("detained", None), ("convicted", 5)},
    # an earlier verdict of the same person is a case of its own
    "В Таразе задержан мужчина. В 2015 году его осудили на шесть лет за разбой, в 2021-м он вышел. Теперь его подозревают в убийстве.": {("detained", None), ("convicted", 6)},
    "A man was detained in Taraz. He was sentenced to six years in 2015 for robbery and released in 2021; now he is suspected of murder.": {("detained", None), ("convicted", 6)},
    # nothing but the date of a hearing is set
    "Суд в Таразе рассматривает дело экс-главы фонда. Прокурор просил признать его виновным в хищении и назначить 10 лет. Суд назначил следующее заседание на 5 мая.": {("requested", 10)},
    # an acquittal that an appeal left, or gave, is no finding of guilt
    "Карагандинский областной суд оставил в силе оправдательный приговор хирургу, обвинявшемуся в халатности.": {("acquitted", None)},
    "Қарағанды облыстық соты хирургті ақтау туралы үкімді өзгеріссіз қалдырды.": {("acquitted", None)},
    "The Karaganda regional court upheld the acquittal of a surgeon accused of negligence.": {("acquitted", None)},
    "The appeal court overturned the conviction of the former mayor of Temirtau and acquitted him of bribery. He had been sentenced to five years.": {("acquitted", None)},
    # a chief whose deputy serves a term
    "The former mayor of Temirtau, whose deputy is serving five years for bribery, has been detained.": {("detained", None), ("convicted", 5)},
    # punished by the service
    "Қаржы бөлімінің басшысы қол астындағы қызметкердің парасы үшін қатаң жазаланды: оған сөгіс жарияланды.": {("disciplined", None)},
    # whose predecessor, and what somebody only asked for beside a verdict
    "Convicted of bribery last May, the mayor's predecessor had served in the same office. The mayor of Ridder was detained on Tuesday while taking money.": {("detained", None), ("convicted", None)},
    "Six months after being jailed for bribery, the former mayor of Ridder is back in the dock over a land deal.": {("on_trial", None), ("convicted", None)},
    "Директор рынка в Таразе осуждена за взятку: суд назначил ей штраф 15 млн тенге. Прокурор, просивший четыре года лишения свободы, подал ходатайство.": {("convicted", None)},
    "Следователь передал в суд дело водителя автобуса. Владельца автобуса оштрафовали на 300 тысяч тенге по административной статье.": {("on_trial", None)},
    # by their turn in a list
    "Городской суд рассмотрел дело заведующей детским садом и её бухгалтера. Обе женщины присвоили 14 миллионов тенге. Первая получила четыре года лишения свободы, вторая – два года условно.": {("convicted", 4), ("convicted", 2)},
    "The head of a kindergarten and her accountant stood trial for embezzlement in Pavlodar. The former was jailed for four years, while the latter received a suspended sentence of two years.": {("convicted", 4), ("convicted", 2)},
    "Павлодарда балабақша меңгерушісі мен оның бухгалтері сот алдында жауап берді. Біріншісі төрт жылға бас бостандығынан айырылды, екіншісіне шартты түрде екі жыл берілді.": {("convicted", 4), ("convicted", 2)},
    # one person under several names
    "В Караганде вынесен приговор по делу о гибели двух человек. Водитель внедорожника выехал на тротуар. Мужчину задержали на месте. Суд признал подсудимого виновным. Осуждённому назначено восемь лет лишения свободы.": {("convicted", 8)},
    "Қарағандыда екі адамның өліміне себеп болған жүргізушіге үкім шықты. Сот айыпталушыны кінәлі деп таныды. Сотталған адам сегіз жылға бас бостандығынан айырылды.": {("convicted", 8)},
}  # fmt: skip


@pytest.mark.parametrize("text", NEWS, ids=lambda text: text[:50])
def test_each_has_their_own_stage_and_term(text: str) -> None:
    document = Document("several", Path("several.txt"), text, hashlib.sha256(text.encode()).hexdigest())
    found = sorted((row.stage, row.years or 0) for row in record(document).cases)
    assert found == sorted((stage, years or 0) for stage, years in NEWS[text])
