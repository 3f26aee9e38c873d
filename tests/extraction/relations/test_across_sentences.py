"""Relations whose figures lie in several sentences: one figure right and wrong, and texts that only look like it."""

from __future__ import annotations

import re

import pytest

from claimcheck import Config, Document, check

RIGHT_OR_WRONG = [
    ("The clinic screened 480 patients. Of those, 120 did not meet the criteria, so {360|340} were enrolled.", "CC206"),
    ("In total 480 people were screened; 120 were not eligible, so {360|350} took part.", "CC206"),
    (
        "We asked 300 residents about the bypass. 210 were in favour, {60|80} were against and 30 had no opinion.",
        "CC206",
    ),
    ("We asked 300 residents about the bypass. {210|230} were in favour, 60 against, and 30 had no opinion.", "CC206"),
    (
        "Altogether 214 volunteers worked in the gardens. They gave 9,630 hours between them, {45|54} hours each.",
        "CC215",
    ),
    ("The fair drew 1,850 visitors over the weekend. On Saturday 1,020 came and on Sunday {830|930}.", "CC206"),
    (
        "The fair drew 1,850 visitors over the weekend. Saturday brought 1,020 of them. Sunday brought the "
        "other {830|730}.",
        "CC206",
    ),
    ("Turnout was low. 95 of the 200 shareholders voted. That is {47.5%|45%}.", "CC210"),
    ("We tested 200 kits, and 94 of them failed. That is {47%|57%}.", "CC210"),
    ("Last year we had 1,240 members. We now have 1,364, {10%|12%} more.", "CC201"),
    ("In 2022 the library lent 48,000 books. In 2023 it lent 54,000, {12.5|15.5} percent more.", "CC201"),
    ("In March the shelter housed 160 dogs. By June it housed 200, an increase of {25|35} percent.", "CC201"),
    ("A ticket costs €12. We sold 450 of them, which brought in {€5,400|€4,500}.", "CC215"),
    ("Each sack weighs 25 kg. The truck carried 80 sacks, so the load came to {2,000|2,400} kg.", "CC215"),
    ("The pump moves 40 litres a minute. It ran for 90 minutes and moved {3,600|4,600} litres.", "CC215"),
    ("The machine prints 120 labels a minute. In an eight-hour shift it prints {57,600|75,600} labels.", "CC215"),
    ("The choir sold 360 tickets. Takings were €5,400, so the average ticket cost {€15|€18}.", "CC215"),
    ("The co-op has 64 growers. Between them they farm 1,280 hectares, an average of {20|25} hectares each.", "CC215"),
    ("The north depot holds 212 buses. The south depot holds 198, a gap of {14|24}.", "CC204"),
    ("Anna finished in 41 minutes. Ben took 55 minutes, {14|24} minutes longer.", "CC204"),
    ("The club started the season with 120 members, lost 14, gained 9 and now has {115|117}.", "CC206"),
    (
        "The opening balance was £18,200. Income was £6,400 and spending £9,100. The closing balance was "
        "{£15,500|£16,500}.",
        "CC206",
    ),
    (
        "We printed 2,500 leaflets. Volunteers delivered 2,180 of them; the remaining {320|420} are in the office.",
        "CC206",
    ),
    ("The survey reached 840 farmers. Of these, 504 ({60|50} percent) own their land.", "CC210"),
    ("The ferry carried 96 vehicles. 71 were cars and the rest, {25|35}, were trucks.", "CC206"),
    ("Three teams reached the final round: they came from {Lyon, Bilbao and Cork|Lyon and Cork}.", "CC211"),
    (
        "The budget is $90,000:\n\n- $40,000 for staff\n- $35,000 for equipment\n- {$15,000|$25,000} for travel\n",
        "CC206",
    ),
    (
        "The archive holds 9,400 photographs. About 6,100 are in black and white. The other {3,300|2,300} "
        "are in colour.",
        "CC206",
    ),
    ("Eighteen students sat the exam. Fifteen passed. That is a pass rate of {83|73} percent.", "CC210"),
    (
        "Sales were $48 million in the first half and $56 million in the second. For the year that makes "
        "{$104 million|$114 million}.",
        "CC206",
    ),
    ("The first dose was given to 1,860 people. The second was given to 1,674 of them, or {90|80} percent.", "CC210"),
    ("The crew works 38 hours a week. With 12 people that is {456|546} hours a week.", "CC215"),
    ("The hall has 24 rows. Each row has 18 seats, so the hall seats {432|342}.", "CC215"),
    ("Each box holds 12 jars. An order of 30 boxes is {360|390} jars.", "CC215"),
    ("The model has 24 layers. Each has 16 heads, {384|348} heads in all.", "CC215"),
    ("The council received 1,500 objections. It upheld 225 of them, {15|25} percent, and rejected the rest.", "CC210"),
    (
        "We received 96 abstracts. After review we accepted 36 of them, an acceptance rate of {37.5|47.5} percent.",
        "CC210",
    ),
    (
        "The reservoir held 42 million cubic metres in May. By September it had fallen to 28 million, a "
        "drop of a {third|quarter}.",
        "CC201",
    ),
    (
        "There were 58 entries. The jury shortlisted 12, rejected 43 and asked the authors of the other "
        "{3|7} for changes.",
        "CC206",
    ),
    ("Profit was £3.2 million. A year earlier it was £2.5 million, so it rose by {28|38} percent.", "CC201"),
    ("The hospital has 620 beds. On the day of the count 527 were occupied, an occupancy of {85|75} percent.", "CC210"),
    ("The tower is 84 metres tall. The church beside it is 56 metres, so the tower is {28|38} metres taller.", "CC204"),
    ("Our newsletter goes to 5,200 readers. 1,976 of them opened the last issue, which is {38|28} percent.", "CC210"),
    ("The team shot 44 free throws. It made 33 and missed {11|9}.", "CC206"),
    (
        "The job took three days. On Monday we laid 140 metres of pipe, on Tuesday 165 and on Wednesday "
        "95, {400|440} metres in all.",
        "CC206",
    ),
    ("The café served 210 guests on Saturday. On Sunday it served twice as many, {420|520}.", "CC203"),
    (
        "Out of 12,000 images, we keep 9,600 for training. The remaining {2,400|3,400} are split evenly "
        "into validation and test sets of 1,200 images each.",
        "CC206",
    ),
    ("The programme cost $2.6 million. It reached 13,000 households, so each household cost {$200|$250}.", "CC215"),
    ("The ship burned 62 tonnes of fuel a day. The crossing took 9 days, so it burned {558|658} tonnes.", "CC215"),
    (
        "The council spent £4.1 million on roads and £2.3 million on parks last year. Together that is "
        "{£6.4 million|£7.4 million}.",
        "CC206",
    ),
    ("Ward 3 has 28 beds and Ward 4 has 34. That is {62|72} beds between them.", "CC206"),
    ("The choir has 48 singers. 30 of them are women, the rest, {18|28}, men.", "CC206"),
    ("The baseline scores 61.2 on the test. Our model scores 66.9, a gain of {5.7|7.5} points.", "CC204"),
    ("Version 1 needs 80 ms per request. Version 2 needs 60 ms, {25|45} percent less.", "CC201"),
    ("We bought 14 tents. Each cost €85, so we spent {€1,190|€1,910}.", "CC215"),
    ("A page takes 3 minutes to scan. The book has 420 pages, so scanning it takes {21|31} hours.", "CC215"),
    ("The farm keeps 80 cows. A cow gives 24 litres a day, which makes {1,920|2,920} litres a day.", "CC215"),
    ("She reads 40 pages an hour. In 6 hours she reads {240|320} pages.", "CC215"),
    ("We planted 1,200 trees this year:\n\n- 700 oaks\n- 320 birches\n- {180|280} pines\n", "CC206"),
    (
        "The grant of €2.4 million is divided as follows:\n\n- Research: €1.3 million\n- Training: €0.7 "
        "million\n- Outreach: {€0.4 million|€0.7 million}\n",
        "CC206",
    ),
    ("In March 412 people came. In April it was 388. That makes {800|830} in two months.", "CC206"),
    ("The stage needs 32 kW, the kitchen 18 kW and the lights 6 kW, {56|66} kW in all.", "CC206"),
    ("We rode 84 km on the first day. On the second we did 61. That is {145|154} km in all.", "CC206"),
    ("Four cities take part in the trial. They are {Oslo, Turin, Graz and Porto|Oslo, Turin and Graz}.", "CC211"),
    (
        "The jury has five members. They are {Ann Lee, Bo Dahl, Cy Young, Di Marsh and Ed Roe|Ann Lee, Bo "
        "Dahl, Cy Young and Di Marsh}.",
        "CC211",
    ),
    ("Three ships were built. These were the {Alma, the Berta and the Clara|Alma and the Berta}.", "CC211"),
    (
        "The cohort included 1,204 infants. At follow-up, 86 had moved away and 38 could not be reached. "
        "We therefore analysed data from {1,080|1,180} infants.",
        "CC206",
    ),
    (
        "Our mailing list grew again. At the start of the quarter it had 18,400 addresses; we added 2,150 "
        "and removed 640 that bounced. It now holds {19,910|19,190}.",
        "CC206",
    ),
    ("The court heard 96 appeals in the spring term. It allowed 31 and dismissed {65|75}.", "CC206"),
    (
        "Of 2,400 leaflets printed, 1,950 were handed out at the station. The remaining {450|540} went to schools.",
        "CC206",
    ),
    (
        "Headcount was 812 at the end of March. During the quarter 64 people joined and 47 left, so we "
        "ended June with {829|892}.",
        "CC206",
    ),
    ("The bill came to $3,600. Six households shared it, {$600|$900} each.", "CC215"),
    ("Three buses took the children to the coast. Each carried 48, {144|164} in total.", "CC215"),
    (
        "Registration closed on Friday with 640 names. Of these, 416 ({65%|56%}) had been to an earlier edition.",
        "CC210",
    ),
    ("The trial enrolled 350 adults. A total of 287 completed it, a completion rate of {82%|28%}.", "CC210"),
    ("Revenue for the quarter was $64.2 million. A year ago it was $53.5 million, so we grew by {20%|30%}.", "CC201"),
    (
        "Page views rose to 92,000 in May. In April there had been 80,000, so that is a rise of {15|25} percent.",
        "CC201",
    ),
    ("The first edition had 14 speakers. This year there will be 28, {twice|three times} as many.", "CC203"),
    ("The district has 9,600 households. A third of them, {3,200|3,900}, have no car.", "CC210"),
    (
        "Donations came to €125,000. Of that, €75,000 went to the clinic, €30,000 to the school and the "
        "rest, {€20,000|€30,000}, into the reserve.",
        "CC206",
    ),
    ("The old kiln uses 45 kWh per firing. The new one uses 36 kWh, a saving of {20|30} percent.", "CC201"),
    ("The north wing was finished in 14 months. The south wing took 18, {four|six} months longer.", "CC204"),
    ("Her first novel sold 12,000 copies. The second sold 48,000, {four|five} times as many.", "CC203"),
    (
        "The company had 3,100 employees before the sale. 420 moved to the buyer and 180 took early "
        "retirement, leaving {2,500|2,700}.",
        "CC206",
    ),
    (
        "Water costs €2.10 per cubic metre. The pool takes 600 cubic metres, so one filling costs {€1,260|€1,620}.",
        "CC215",
    ),
    (
        "The benchmark has 1,200 questions. Our model answers 948 of them correctly, an accuracy of {79|97} percent.",
        "CC210",
    ),
    ("Seventy of the 112 parishes replied. That is a response rate of {62.5|72.5} percent.", "CC210"),
    ("Last winter the shelter took in 212 cats. This winter it was 265, an increase of {25|52} percent.", "CC201"),
    ("A jar holds 350 g of honey. From one hive we filled 60 jars, that is {21|31} kg.", "CC215"),
    ("The council owns 5,400 flats. It sold 320 last year and built 150, so it now owns {5,230|5,320}.", "CC206"),
    ("Membership fees brought in $31,200. With 208 members that is {$150|$105} per member.", "CC215"),
    (
        "The registry lists 1,860 volunteers. Over the year 312 joined and 205 left, so it now lists {1,967|1,697}.",
        "CC206",
    ),
    (
        "We contacted 540 former patients. Of these, 162 had moved and could not be traced, leaving "
        "{378|387} for the survey.",
        "CC206",
    ),
    (
        "Our warehouse began the week with 640 crates. On Monday 120 were shipped, on Tuesday another 85. "
        "By Wednesday morning {435|453} were left.",
        "CC206",
    ),
    (
        "The choir tour cost €24,000. Sponsors gave €15,000, and the singers paid the remaining "
        "{€9,000|€6,000} themselves.",
        "CC206",
    ),
    ("Our app was opened 84,000 times in May. In June the figure was 105,000, {25|35} percent more.", "CC201"),
    ("The eastern plant employs 430 people. The western plant has 385, {45|55} fewer.", "CC204"),
    ("The first printing ran to 4,000 copies. The second ran to 12,000, {three|five} times as many.", "CC203"),
    ("There are 23 islands in the group. Only 9 are inhabited; the other {14|15} are nature reserves.", "CC206"),
    ("Eighty-four students sat the test in June. 63 passed and {21|31} failed.", "CC206"),
    ("The chapel seats 180. On Sunday 144 seats were taken, an occupancy of {80|90} percent.", "CC210"),
    ("In 2021 the fund paid out $3.2 million. In 2022 it paid $4.0 million, an increase of {25|40} percent.", "CC201"),
    ("We drove 310 km to the coast. The way back, by the lakes, was 365 km, {55|75} km longer.", "CC204"),
    ("The referendum drew 42,000 voters. 25,200 voted yes, {60|70} percent.", "CC210"),
    ("Nine of the 12 pumps were repaired. That is {three quarters|two thirds} of them.", "CC210"),
    ("The trust planted 3,000 saplings in autumn. By spring, 450 had died, {15|25} percent.", "CC210"),
    (
        "Our budget for next year is £640,000:\n\n* salaries £410,000\n* rent £95,000\n* programmes "
        "{£135,000|£153,000}\n",
        "CC206",
    ),
    (
        "The archive has two rooms. One holds 1,450 boxes and the other 980. Together that is {2,430|2,340} boxes.",
        "CC206",
    ),
    (
        "On average a visitor spends $14 in the shop. With 3,500 visitors in July, that comes to {$49,000|$94,000}.",
        "CC215",
    ),
    ("The mill ran for 240 hours last month and made 1,920 tonnes of paper. That is {8|9} tonnes an hour.", "CC215"),
    ("The study followed 1,200 men for ten years. During that time 96 had a stroke, {8|18} percent.", "CC210"),
    ("The orchestra has 84 players. 49 of them are women, {35|45} are men.", "CC206"),
    (
        "The pass opened on 12 May. It had been closed for 148 days; in the winter before, it had been "
        "closed for 126, {22|32} days less.",
        "CC204",
    ),
    (
        "The old dam stored 18 million cubic metres. The new one stores 27 million, half as much again. "
        "That is {9 million|12 million} more.",
        "CC204",
    ),
    (
        "In the pilot, 36 households got a meter. They used 11,160 kWh in the quarter, {310|410} kWh each on average.",
        "CC215",
    ),
    ("The team flew 46 missions, 31 by day and {15|25} by night.", "CC206"),
    (
        "The survey went out to 2,800 owners, and 1,036 sent it back. The response rate was thus {37|47} percent.",
        "CC210",
    ),
    ("The brewery sold 3,400 hectolitres at home. Exports were 850 hectolitres, a {quarter|third} of that.", "CC210"),
    ("He had saved $5,200. The bike cost $3,450, so he has {$1,750|$1,570} left.", "CC206"),
    (
        "We began with 48 mice. Six died before the end of the experiment and four were excluded, so the "
        "analysis rests on {38|36}.",
        "CC206",
    ),
    (
        "The quarry supplied 620 tonnes of stone and 180 tonnes of gravel. The {800|900} tonnes went to the harbour.",
        "CC206",
    ),
    ("There are 310 flats in the tower. 186 are rented, {60|70} percent.", "CC210"),
    ("Of the 960 essays, the software flagged 144. That is {15|25} percent.", "CC210"),
    ("The telescope took 2,400 images. About 1,800 were usable, a yield of {75|57} percent.", "CC210"),
    ("Last spring we ringed 840 birds. This spring we ringed 714, {15|25} percent fewer.", "CC201"),
    ("A tile measures 20 by 20 cm. The floor needs 1,250 tiles at €1.80, or {€2,250|€2,520}.", "CC215"),
    ("The walkers raised £3,300. There were 44 of them, so each raised {£75|£57} on average.", "CC215"),
]
"""Texts in which `{right|wrong}` stands for either figure, and the rule that flags the wrong one."""
SILENT = [
    "A ticket costs €12. We sold 450 of them. The bar took €4,100.",
    "The hall has 24 rows. Each row has 18 seats, so 400 people fit in with wheelchairs.",
    "The hall has 24 rows. Each of the front rows has 18 seats, so the balcony seats 300.",
    "The pump moves 40 litres a minute. It ran for 90 minutes, and in that time 3,200 litres leaked out.",
    "We bought 14 tents. Each cost €85, so we spent €1,400 with the poles.",
    "A page takes 3 minutes to scan. The book has 420 pages, so we needed two scanners and 12 hours.",
    "The co-op has 64 growers. They farm 1,280 hectares, an average of 35 hectares for those with cattle.",
    "The choir sold 360 tickets. Takings were €5,400. An average dinner cost €18.",
    "Each nurse has 6 patients. The ward has 5 nurses, so 24 patients are there today.",
    "The bus seats 52. We need 4 buses for the 180 pupils.",
    "Each team has 11 players. 16 teams entered, and 190 players came.",
    "The plant has 6 lines. Each line makes 200 cars a day, so at 80 percent load it makes 960.",
    "The mine sold 40 tonnes at $500 each. It made $18,000 after tax.",
    "The train takes 3 hours. It runs 4 times a day, so drivers work 9 hours.",
    "The budget is $90,000. The main items are:\n\n- $40,000 for staff\n- $35,000 for equipment\n",
    "The budget is $90,000:\n\n- $40,000 for staff\n- $35,000 for equipment\n- up to $25,000 from the reserve\n",
    "We visited 14 schools:\n\n- 9 in June\n- 6 in July, one of them for a second time\n",
    "In 2023 we lent 48,000 books:\n\n- 31,000 novels\n- 22,000 to children\n",
    "Our 12 servers need work:\n\n- 4 need new disks\n- 3 need more memory\n- 6 need a new fan\n",
    "Sales were $48 million in the first half and $56 million in the second. That is $12 million more than planned.",
    "In March 412 people came. In April it was 388. That is 60 more than in May.",
    "In March 412 people came. In April it was 388. In all, 1,900 came in the first half.",
    "The stage needs 32 kW and the kitchen 18 kW, with the lights 66 kW in all.",
    "We rode 84 km on the first day. On the second we did 61. That is 40 miles.",
    "Lunch is 45 minutes, the talk 60. That makes 2 hours with the break.",
    "Four cities take part in the trial. They are Oslo, Turin and others.",
    "Four cities take part in the trial. They are proud, rich and old.",
    "The trial ran for four weeks. They are Oslo, Turin and Graz that paid for it.",
    "Four cities take part. They come from Norway, Italy and Austria.",
    "Four teams entered. They were from Norway, Italy and Austria.",
    "Four authors wrote it. They are Lee and Dahl in Oslo and Young and Marsh in York.",
    "Dear members, the festival is over. Ticket sales came to £48,300 and grants to £21,700. We spent "
    "£61,500 on the stage alone and ended with a surplus of £2,300.",
    "The cohort included 1,204 infants. At follow-up, 86 had moved away. We analysed data from 1,080 "
    "infants with two visits.",
    "Our mailing list had 18,400 addresses. We added 2,150 and removed those that bounced. It now holds 19,910.",
    "The court heard 96 appeals. It allowed 31 and dismissed 55; ten were withdrawn.",
    "Headcount was 812 at the end of March. During the quarter 64 people joined and 47 left the sales "
    "team, and we ended June with 835 including trainees.",
    "The bill came to $3,600. Six households shared it, $500 each, and the club paid the rest.",
    "Three buses took the children to the coast. Each carried up to 48, 120 in total.",
    "The trial enrolled 350 adults and 60 children. A total of 287 adults completed it, a completion rate of 82%.",
    "Revenue for the quarter was $64.2 million. A year ago it was $53.5 million, so in constant "
    "currency we grew by 24%.",
    "In 2018 the harbour handled 1.2 million tonnes. Last year it handled 1.8 million, 5 percent more than in 2022.",
    "The first edition had 14 speakers. This year there will be 30, more than twice as many.",
    "Compiling took 84 seconds with the old build. With the new one it takes 28, half of it for the tests.",
    "Solar panels cover the roof: 320 of them, rated at 400 watts each. On a cloudy day they deliver 30 kW.",
    "We asked 1,500 readers about the new layout. Some 870 liked it and 390 did not.",
    "The district has 9,600 households. A third of them have no car, and 2,900 have two.",
    "Donations came to €125,000. Of that, €75,000 went to the clinic and €30,000 to the school. The "
    "rest will be spent next year; €40,000 more is promised.",
    "The library was open on 290 days and counted 87,000 visits. On the busiest day there were 900.",
    "The company had 3,100 employees. 420 moved to the buyer, and with the new plant it will have 2,900.",
    "At the gate 2,310 tickets were scanned. 1,470 were day tickets. Another 940 people came in free.",
    "The benchmark has 1,200 questions in two parts. Our model answers 948 of them, and 97 percent of the easy ones.",
    "The council owns 5,400 flats. It sold 320 last year. It now plans 150 new ones, so 230 are waiting for one.",
    "Membership fees brought in $31,200. With 208 members and 40 juniors that is about $126 per head.",
    "Two thousand people marched in May. In June 3,200 did, and in July 4,800, half as many again.",
    "The lake has 40 islands. 12 are inhabited, and 9 of these have a school. The other 3 share one on the mainland.",
    "The lake has 40 islands, 12 of them inhabited. The other islands, 25 of which are rocks, belong to the state.",
    "The pilot ran in 6 schools with 240 pupils. In one school 60 pupils took part, 25 percent of all. "
    "In another it was 20.",
    "Net debt fell to $120 million. At year end it had been $150 million, 1.8 times earnings.",
    "Each pack has 6 cans. We sold 400 packs and 90 single cans, 2,490 cans in all.",
    "He walked 20 km on Monday and 25 on Tuesday. That is 10 km more than his brother.",
    "The vote was 34 to 21. Five members abstained, so 60 of the 72 members were present.",
    "The set has 500 pictures. We removed 20 blurred ones and 15 duplicates, some of them both, so 470 remain.",
    "In 2021 the clinic screened 480 patients. In 2022 it screened 120 fewer, so 340 by our own count.",
    "The clinic screened 480 patients. Some 120 declined and a few moved away, so 340 took part.",
    "We screened 480 patients. 120 were smokers, so 300 were asked about pets.",
    "We asked 300 residents about the bypass. 210 had heard of it, 160 had read about it and 90 had seen the plans.",
    "We asked 300 residents; several answers were possible. 210 named noise, 60 dust and 120 cost.",
    "The school costs €14 million. The bank lends €9 million for it and the county another €4 million; "
    "the rest is still missing.",
    "The society has 412 members. Last year 214 of them gave 9,630 hours, and 55 each is the aim for next year.",
    "The fair drew 1,850 visitors. On Saturday 1,020 people came for the concert alone.",
    "Last year we had 1,240 members. We now have 1,364, more than ever, 12% more than in 2015.",
    "Last year we had 1,240 members. We now have 1,364. Fees are 12% higher.",
    "In 2022 the library lent 48,000 books. In 2023 it lent 54,000, 15.5 percent more per opening day.",
    "A ticket costs €12. We sold 450 of them, some at half price, which brought in €4,500.",
    "The pump moves 40 litres a minute. It ran for 90 minutes with breaks and moved 3,200 litres.",
    "The choir sold 360 tickets. Takings were €5,400 with the bar, so the average ticket cost €12.",
    "The north depot holds 212 buses. The south depot holds 198, with a gap of 24 metres between the rows.",
    "Anna finished in 41 minutes. Ben took 55 minutes, 16 minutes longer than in May.",
    "The club started the season with 120 members. By spring it had lost 14, and some came back, so it now has 110.",
    "The club started the season with 120 members, 9 of them juniors, lost 14 and now has 106.",
    "At the start of the year the fund held €2.4 million. It received €0.9 million and paid out €0.6 "
    "million. With interest it held €2.8 million at the end.",
    "The bakery made 640 loaves on Friday. It sold 585 in the morning and 40 more in the afternoon.",
    "We printed 2,500 leaflets. Volunteers delivered 2,180 of them, and the other 12 helpers stuffed envelopes.",
    "In 2019 the site had 412 visits a day. Now it has 1,536, almost four times as many.",
    "Of 640 applicants, 240 were invited, a quarter of them from abroad. 90 were hired.",
    "The survey reached 840 farmers. Of these, 504 own land and 420 rent some.",
    "The ferry carried 96 vehicles. 71 were cars. 35 of those were electric.",
    "Four cities take part in the trial. Oslo, Turin and Graz each get two buses, Porto gets one.",
    "Four cities take part in the trial. Oslo and Turin were the first.",
    "Four cities take part in the trial. Oslo, Turin and Graz are in Europe.",
    "The budget is $90,000:\n\n- $40,000 for staff\n- $35,000 for equipment\n\nThe rest is a reserve.",
    "The budget is $90,000. Among the largest items:\n\n- $40,000 for staff\n- $35,000 for "
    "equipment\n- $5,000 for travel",
    "Our trees in figures:\n\n- 1,200 trees planted\n- 700 of them oaks\n- 320 volunteers\n- 180 days of watering",
    "Eighteen students sat the exam. Fifteen passed. Last year the pass rate was 73 percent.",
    "Sales were $48 million in the first half and $56 million in the second. The year before they came "
    "to $98 million in all.",
    "The first dose was given to 1,860 people. The second was given to 1,674 of them, and 80 percent "
    "had no side effects.",
    "Last season the orchard yielded 36 tonnes. This season it yielded 45, of which 11 tonnes were sold early.",
    "Rent is €900 a month. Over the year, with heating, that comes to €12,800.",
    "Rent is €900 a month. That comes to 30 percent of her pay.",
    "The hall has 24 rows. Most have 18 seats, so the hall seats 420.",
    "The hall has 24 rows. Each row has 18 seats, so with the balcony the hall seats 520.",
    "Each box holds 12 jars. An order of 30 boxes saves 15 percent.",
    "The council received 1,500 objections. It upheld 225 of them, 25 percent of those about noise.",
    "We received 96 abstracts. Reviewers accepted 36 of them, an acceptance rate lower than the 47.5 "
    "percent of last year.",
    "There were 58 entries. The jury shortlisted 12, and 3 of those won a prize.",
    "There were 58 entries. The jury shortlisted 12 and rejected 40.",
    "Profit was £3.2 million. A year earlier it was £2.5 million; sales rose by 38 percent.",
    "The hospital has 620 beds. On the day of the count 527 were occupied, and the occupancy for the "
    "year was 75 percent.",
    "The tower is 84 metres tall. The church beside it is 56 metres, so the tower can be seen from 38 kilometres away.",
    "Our newsletter goes to 5,200 readers. 1,976 of them opened the last issue; usually 28 percent do.",
    "Of the 150 samples, 12 were spoiled. The lab tested 130 of the others.",
    "The team shot 44 free throws in two games. In the first it made 19 and missed 9.",
    "On Monday we laid 140 metres of pipe, on Tuesday 165. In the whole week we laid 440 metres in all.",
    "The café served 210 guests on Saturday. In the week before, it served twice as many, 380.",
    "The café served 210 guests on Saturday. On Sunday it served nearly twice as many, 402.",
    "The dataset has 12,000 images. We use 9,600 for training and 1,200 for testing.",
    "The programme cost $2.6 million. It reached 13,000 households, at a cost of $250 for each child.",
    "The ship burned 62 tonnes of fuel a day. The crossing took 9 days and the bunkers held 658 tonnes.",
    "It started with 300 bikes. It bought 45 in spring and now runs 320, after thefts.",
    "The council spent £4.1 million on roads and £2.3 million on parks. Together with schools that is £9.4 million.",
    "In group A 42 of 60 patients recovered, in group B 33 of 60. The difference is 15 percentage points.",
    "Ward 3 has 28 beds and Ward 4 has 34. That is 20 beds more than in 2019.",
    "The choir has 48 singers. 30 of them are women, and 25 of the singers are over 60.",
    "Tickets were €8 and €5. We sold 200 adult and 120 child tickets and took €2,350 with donations.",
    "The plant employs 620 people. It closed one line, and 85 jobs went. It now employs 560, after new hires.",
    "We had 50 rooms. Twelve were closed for repairs in May, and 41 were let.",
    "The model was trained on 64 GPUs for 12 days. A second run took 30 days on 16 GPUs.",
    "The trial ran in 14 clinics with 2,310 patients, about 165 in each. Four clinics dropped out "
    "later, with 420 patients, and ten clinics remained.",
    "The magazine has 3,000 readers, 1,900 in print and 1,500 online, as 400 read both.",
    "In the first year 300 students began. In the second, 240 did, so 540 had been through by June. By "
    "then 60 had left.",
    "Of the 90 seats the left won 41 and the right 38. Two parties share the other 11.",
    "Of the 90 seats the left won 41. The right won 38, and the remaining seats went to independents, "
    "12 after a recount.",
    '"We sold 500 jars," she said. The books say 460. Of those 60 were returned, so 400 were paid for.',
    "The reservoir held 42 million cubic metres in May. By September a third of it had gone, and 12 "
    "million came back with the autumn rain.",
    "A litre costs €1.80. He bought 40 litres and paid €70 with his discount card.",
    "The course takes 10 weeks. Each week has 4 hours of class, so 36 hours in all as one week falls on a holiday.",
    "The sample has 1,000 people, half of them women. 600 own a car.",
    "We sent 1,200 forms. 480 came back (40 percent), and 72 of these (15 percent) were empty, so 408 were used.",
    "The museum had 80,000 visitors in 2019. In 2021 it had 32,000, and in 2022 60,000, nearly twice as many.",
    "Sales in the east rose to 45 from 36. Sales in the west stood at 45, 9 more than in the south.",
    "The bridge is 240 m long. A new one will be 310 m, a third longer.",
    "The house has 12 flats. Nine are let, two are empty and one is used by the caretaker.",
    "A total of 64 teams entered. After the first round 32 were left, after the second 16.",
    "We interviewed 45 people: 20 nurses, 15 doctors and 10 managers. Of the nurses, 14 work nights "
    "and the other six by day.",
    "Three runs took 41, 44 and 47 minutes. The mean is 44 minutes. A fourth took 52.",
    "The fund had €120,000 in January and €98,000 in June, having paid out €40,000.",
    "There were 64 teams in four groups. 12 of them had women captains, and the other 20 new teams came from abroad.",
    "The paper has 80 pages. 50 of them are in colour. The other 2 supplements have 16 pages each.",
    "Last year we had 1,240 members. We now have 1,364, 12% more than planned.",
    "The library has 48,000 books. In 2023 it lent 54,000, 15 percent more.",
    "Our firm has 120 staff. The plant has 45 of them, 12 more since May.",
    "The film lasts 90 minutes. The talk after it took 95 minutes, 15 minutes longer than the host had wished.",
    "In May the shop had 300 orders. In June it had 360, and in July 420, 40 percent more in two months.",
    "In May the shop had 300 orders. In July it had 420, 17 percent more than in June.",
    "The school has 640 pupils. Next year it will have 660, 5 percent more in the lower classes.",
    "The hotel had 120 guests in March. In April it had 150, 30 more. In May there were 200, 80 more than in March.",
    "The old road was 12 km long. The new one is 9 km, a quarter less, and 20 minutes faster.",
    "The team won 12 games. It lost 8, four more than last year.",
    "The team won 12 games. It lost 8, two more, as we hear, than the year before.",
    "Rain fell on 14 days in June. In July it fell on 9, a third less than usual.",
    "We have 40 cows. Our neighbour has 52, ten more than he used to.",
    "A kilo of pears costs €3. A kilo of plums costs €4, a euro more. Cherries are €9, a gap of €5 to the plums.",
    "The lake is 31 metres deep. The river is 4 metres deep, a metre less than normal.",
    "The first course has 30 places. The second has 25, a gap of two weeks between them.",
    "In 2020, 310 babies were born here. In 2021 there were 341, an increase of 10 percent. In 2022 "
    "there were 322, a drop of 5.6 percent.",
    "The mill made 90 tonnes in the first week. In the second it made 80, a drop of 10 tonnes, or 11 percent.",
    "The tax brought in $4.1 million. The fee brought in $1.2 million, an increase of 20 percent.",
    "The bus takes 40 minutes. By train it is 25, and the fare is 20 percent less.",
    "Unit A scored 71. Unit B scored 64, an improvement of 9 points.",
    "He is 1.82 m tall. His brother is 1.75 m, 5 cm taller than their father.",
    "The model needs 40 GB. With pruning it needs 22 GB, a saving of 45 percent.",
    "The club has 900 members. 300 of them, a third, are under 18. That is 10 percent more than in 2010.",
    "We sent 500 forms and got 310 back. That is more than 60 percent.",
    "We sent 500 forms and got 310 back. That is a lot, and 70 percent of them were complete.",
    "We sent 500 forms and got 310 back. That is 12 percent more than a year ago.",
    "Of 90 boats 30 were sold and 20 lent. That is 22 percent lent.",
    "The village has 840 people and 310 houses. That is 2.7 people per house.",
    "The council has 45 seats. The greens hold 9 of them, 20 percent, and the left 12, or 27 percent.",
    "The museum sold 1,200 tickets. Half of them, 600, were for children, and 15 percent were free.",
    "We asked 400 firms. 120 of them, or 30 percent, export. Of these, 40 sell to Asia, a third.",
    "We asked 400 firms; 360 answered. 120 of them, or 33 percent, export.",
    "We asked 400 firms; 360 answered. 120 of them, or 30 percent of all, export.",
    "The test had 80 items. Anna got 60 of them right, a score of 75 percent. Ben got 50, an accuracy of 62.5 percent.",
    "We tested two lamps. One burned 900 hours of 1,000, a success rate of 50 percent.",
    "60 of the 80 rooms were booked in June, an occupancy of 75 percent. In July it was 70, or 87.5 percent.",
    "There were 310 guests. 12 of them left early, a rate of 4 percent, and 30 came late, 10 percent.",
    "A total of 40 teams entered. 10 of them were new, one in four.",
    "Membership stands at 1,364. A year ago it was 1,240, 10 percent less.",
    "Membership stands at 1,364. A year ago it was 1,240, 9 percent less.",
    "The shop sold 40 bikes and 30 scooters. Next door they sold 35, five fewer.",
    "The shop sold 40 bikes and 30 scooters. Next door they sold 35, five more.",
    "The survey ran in 12 towns. In each, 50 people were asked, 600 in all. 480 answered, a rate of 80 percent.",
    "The survey ran in 12 towns, 600 people were asked. In Lund, 38 of 50 answered, a rate of 76 percent.",
    "In spring 60 geese came. 24 stayed, and 36 flew on. In autumn 24 left, so 12 were there in winter "
    "after others came.",
    "80 people applied. Twelve were hired and two left within a month, so ten are still here.",
    "We had 12 jars. I gave Tom 3 and Eve 4, so 5 are left, and Eve gave me one back, so now I have 6.",
    "The bank had 30 branches. It closed 8 in 2019, 4 in 2020, and now has 15, some of them moved.",
    "The bank had 30 branches in 2018 and 26 in 2020. It closed 4 more and now has 22.",
    "The bank had 30 branches. It closed 8 and opened 3 kiosks, so it now has 22.",
    "We sold 50 tickets. 4 were refunded and 3 given away, so 43 paid visitors came.",
    "The class has 28 pupils. 3 were ill and 2 went home at noon, so 25 wrote the test in the morning.",
    "The train had 310 passengers, 40 of them standing. At the border 30 got off, so 280 went on.",
    "The county has 31 schools. Four are private. The other 27 are public, two of them boarding schools.",
    "Sales were 40 in the first half and 50 in the second half. In the year before they were 80.",
    "30 women and 25 men applied for the 12 posts.",
    "The hall has 400 seats. 180 women and 140 men came, so 80 seats were free.",
    "There are 90 staff. 40 women and 30 men work full-time, and 20 part-time.",
    "The fund has two parts. In the first half of the year it grew to $80 million, in the second half "
    "to $95 million, after $70 million at the start.",
    "We had 60 matches. We won 30 and lost 20.",
    "The survey of 500 found 210 for the plan. 150 were against it.",
    "Of 500 voters 210 said yes, 150 no. The rest, 140, stayed at home.",
    "The warehouse has 40 bays of 12 pallets. On an average day the building holds 300 pallets.",
    "A crate weighs 18 kg. The lift carries 20 crates. The lift needs 4 kW.",
    "The basin covers 3 hectares and is 4 metres deep. The town needs 90,000 cubic metres a year.",
    "The card has 48 GB of memory. A node has 8 cards. The database needs 300 GB.",
    "There are 6 shelves of 80 books. The library holds 2,400 books in all rooms.",
    "We ran 12 nodes for 40 hours. The job needs 400 node-hours more than planned.",
    "The truck makes 4 trips a day. Each trip carries 12 tonnes. The plant needs 60 tonnes a day.",
    "The pump moves 40 litres a minute. The tank holds 900 litres. The garden needs 300 litres an "
    "evening for 20 minutes.",
    "The registry lists 1,860 volunteers. Over the year 312 joined and 205 left the north branch; it "
    "now lists 2,040 for both branches.",
    "Our warehouse began the week with 640 crates. On Monday 120 were shipped, and new ones arrived on "
    "Tuesday. By Wednesday morning 590 were left.",
    "The choir tour cost €24,000. Sponsors gave €15,000, and the city another €4,000.",
    "A crew of 9 laid 1,350 metres of cable. That is 180 metres more than planned.",
    "The festival sold 5,600 day passes. Each cost $45 at the door and less in advance, which brought in $231,000.",
    "Our app was opened 84,000 times in May. In June the figure was 105,000, 12 percent more than a year before.",
    "The eastern plant employs 430 people. The western plant has 385, 20 fewer than in spring.",
    "The new turbine is rated at 6 MW. The farm will have 14 of them and delivers 30 MW in a normal wind.",
    "There are 23 islands in the group. Only 9 are inhabited; 6 have a harbour.",
    "Eighty-four students sat the test in June. 63 passed and 17 failed; four did not hand it in.",
    "The chapel seats 180. On Sunday 144 came, and the average for the year is 60 percent.",
    "We drove 310 km to the coast. The way back took 7 hours, 2 hours longer.",
    "The referendum drew 42,000 voters. 25,200 voted yes, 55 percent of the electorate.",
    "The bakery uses 18 kg of flour a day. In March, when it closed for a week, it used 430 kg.",
    "Nine of the 12 pumps were repaired. That is two more than last week.",
    "The trust planted 3,000 saplings in autumn. By spring, 450 had died, 25 percent of them from drought.",
    "Our budget for next year is £640,000. It includes:\n\n* salaries £410,000\n* rent £95,000\n",
    "On average a visitor spends $14 in the shop. With 3,500 visitors in July, takings of $40,000 were "
    "a little disappointing.",
    "The study followed 1,200 men for ten years. During that time 96 had a stroke, 8 percent, and 60 died, 5 percent.",
    "The orchestra has 84 players. 49 of them are women, 45 are under forty.",
    "After the storm 64 of the 80 streetlights worked. The crew fixed another 11, so 5 were still dark.",
    "A lesson costs £32. Ten lessons booked together cost £272, 15 percent less. Twenty cost £512, 20 percent less.",
    "The team flew 46 missions, 31 by day and 20 over water.",
    "The survey went out to 2,800 owners, and 1,036 sent it back. The response rate was 45 percent among farmers.",
    "He had saved $5,200. The bike cost $3,450, so he has $1,500 left after buying a lock.",
    "The council has 36 seats. The Greens won 14 and Labour 13.",
    "We began with 48 mice. Six died and four were excluded, two of them after they had died, so 40 were left.",
    "The house uses 24,000 kWh a year. The panels produce 9,000 and feed 4,000 of these into the grid, "
    "so 19,000 are bought.",
    "A round trip takes 50 minutes. The shuttle makes 12 of them a day, and the driver works 11 hours.",
    "Rents in the centre average €14. On the edge of town it is €10.50, 5 percent less than in 2020.",
    "There are 310 flats in the tower. 186 are rented, 70 percent of them to families.",
    "The bus company ran 52 buses. It sold 7 and bought 12 trams, so it now runs 45 buses.",
    "The telescope took 2,400 images. About 1,800 were usable, and 57 percent of those were sharp.",
    "The dam holds 90 million tonnes. In August it was down to 54 million, 20 million less than in July.",
    "The loan was for $60,000. She has paid back $42,000 with interest; $24,000 are outstanding.",
    "Of 480 guests, 300 came by train. 210 came from abroad.",
    "The walkers raised £3,300. There were 44 of them, and the best raised £310.",
    "Twelve clubs joined in 2020 and nine in 2021. That makes 60 clubs since we began.",
    "The reactor ran at 900 MW for 20 days. In those days it sold 400 GWh.",
]
"""Texts in which no sensible reading is wrong."""
_EITHER = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")


def _found(text: str) -> list[str]:
    document = Document.from_text(text, name="note.md", media_type="text/markdown")
    findings = check([document], config=Config(cache=False, jobs=1)).findings
    return [finding.rule for finding in findings if finding.rule.startswith(("CC2", "CC4"))]


@pytest.mark.parametrize(("text", "rule"), RIGHT_OR_WRONG)
def test_the_wrong_figure_is_flagged(text: str, rule: str) -> None:
    assert _found(_EITHER.sub(r"\2", text)) == [rule]


@pytest.mark.parametrize("text", [text for text, _ in RIGHT_OR_WRONG])
def test_the_right_figure_is_not(text: str) -> None:
    assert _found(_EITHER.sub(r"\1", text)) == []


@pytest.mark.parametrize("text", SILENT)
def test_what_may_be_meant_otherwise_stays_silent(text: str) -> None:
    assert _found(text) == []
