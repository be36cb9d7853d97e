/** Sales of the demo's year that have no review: gig → buyer and days ago. Three sellers have many of them, from regular buyers. */
export const QUIET_SALES: Readonly<Record<string, string>> = {
  "red-pencil":
    "ines-duarte 330, june-abara 300, ines-duarte 285, tess-mbeki 251, ines-duarte 240, jonas-weber 226, ines-duarte 207, june-abara 188, ines-duarte 172, kofi-mensah 151, ines-duarte 133, june-abara 97, ines-duarte 86, mei-lam 50, ines-duarte 37",
  "friday-script":
    "wes-hartley 329, jonas-weber 315, ruth-adeyemi 296, wes-hartley 263, mei-lam 249, ruth-adeyemi 232, wes-hartley 201, jonas-weber 187, dana-whitlock 166, ruth-adeyemi 137, mei-lam 118, wes-hartley 95, jonas-weber 73, ruth-adeyemi 56, wes-hartley 44, kofi-mensah 28",
  "mixing-desk":
    "tess-mbeki 212, tess-mbeki 198, leo-brandt 177, tess-mbeki 170, tess-mbeki 156, sana-qureshi 148, tess-mbeki 142, leo-brandt 134, tess-mbeki 114, tess-mbeki 100, hana-kovar 92, tess-mbeki 64, tess-mbeki 50, leo-brandt 46, tess-mbeki 36",
  "letter-box": "wes-hartley 160, ruth-adeyemi 121, wes-hartley 81",
  "app-screens": "mei-lam 230, mei-lam 111",
  "calendar-desk": "mei-lam 202, ines-duarte 163, amara-diallo 51",
  "espresso-talk": "ines-duarte 227, felix-moreau 141, wes-hartley 40",
};
