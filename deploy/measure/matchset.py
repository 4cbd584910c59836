"""Makes lists of firms that do not exist, in the shape and the mess of the real exports, with the truth beside them.

Legal forms at either end or left out, capitals, blanks, joined words, slips of one letter, shortened words, branches and
sites; numbers left out, firms that stand twice, namesakes with other numbers or in another regency, rows broken on purpose.
The words are none of the sample lists'.
"""

import csv
import random

REGENCIES = [("62.01", "Kotawaringin Barat"), ("62.02", "Kotawaringin Timur"), ("62.03", "Kapuas"),
             ("62.04", "Barito Selatan"), ("62.05", "Barito Utara"), ("62.06", "Katingan"), ("62.07", "Seruyan"),
             ("62.08", "Sukamara"), ("62.09", "Lamandau"), ("62.10", "Gunung Mas"), ("62.11", "Pulang Pisau"),
             ("62.12", "Murung Raya"), ("62.13", "Barito Timur"), ("62.71", "Palangka Raya")]
HEADS = ("Gemala Tirai Samudra Langit Menara Fajar Purnama Kartika Wijaya Cendana Meranti Ulin Belian Bangkirai Tengkawang "
         "Rotan Gaharu Kelampai Teratai Melati Anggrek Kenanga Bintang Guntur Halilintar Pelangi Merak Garuda Rajawali "
         "Elang Enggang Kijang Banteng Naga Macan").split()
MIDDLES = ("Timur Selatan Utara Barat Agung Luhur Asri Elok Permata Intan Mutiara Zamrud Nirmala Swadaya Gotong Makarya "
           "Tunggal Dwi Tri Panca Sapta Eka Adi Maha Prima").split()
TAILS = ("Sentausa Waluyo Kencono Gumilang Lumintu Widodo Saroyo Plasma Kimia Tekstil Farma Boga Wisata Graha Properti Digital "
         "Logam Mineral Pangan Bahari").split()
FORMS = [("PT", 56), ("CV", 24), ("UD", 6), ("Koperasi", 5), ("Yayasan", 4), ("", 5)]
SPELLINGS = {"PT": ["PT", "PT.", "P.T.", "PT ", "Pt."], "CV": ["CV", "CV.", "C.V."], "UD": ["UD", "UD.", "U.D."],
             "Koperasi": ["Koperasi", "Kop.", "KUD", "KOPERASI"], "Yayasan": ["Yayasan", "YYS.", "YAYASAN"], "": [""]}
PLACES = [" - Cab. Kuala Kurun", " (Cabang Buntok)", " Site Muara Teweh", " Kantor Kebun", " POM 2", " Unit III"]
STREETS = ["Jl. Mahir Mahar", "Jl. RTA Milono", "Jl. G. Obos", "Jl. Pangeran Antasari", "Desa Bukit Rawi RT"]
KBLI = ["01262", "10431", "05100", "47111", "49431", "41011", "45201", "55110", "56101", "62019", "71102", "86101", "96201"]


class Maker:
    def __init__(self, seed, firms):
        self.random = random.Random(seed)
        self.count = firms
        self.rows = {"oss": [], "wlkp": [], "bpjs": []}
        self.used = set()

    def digits(self, count):
        while True:
            text = str(self.random.randint(1, 9)) + "".join(str(self.random.randint(0, 9)) for _ in range(count - 1))
            if text not in self.used:
                self.used.add(text)
                return text

    def firm(self, number, like=None):
        pick = self.random
        if like:
            words, region = list(like["words"]), like["region"]
            if pick.random() < 0.3:
                region = pick.choice(REGENCIES)
            elif pick.random() < 0.3:
                words[-1] = pick.choice(TAILS)
            form = pick.choices([form for form, _ in FORMS], [weight for _, weight in FORMS])[0] if pick.random() < 0.4 \
                else like["form"]
        else:
            words = [pick.choice(HEADS)] + ([pick.choice(MIDDLES)] if pick.random() < 0.62 else []) + [pick.choice(TAILS)]
            region = pick.choice(REGENCIES)
            form = pick.choices([form for form, _ in FORMS], [weight for _, weight in FORMS])[0]
        npwp = self.digits(10)
        return {"number": number, "words": words, "form": form, "region": region, "nib": self.digits(13),
                "npwp": f"0{npwp[:8]}7{npwp[8:]}000", "wlkp": f"{region[0].replace('.', '')}.{self.digits(5)}",
                "npp": pick.choice("ABCDEFGHJK") + self.digits(7), "street": f"{pick.choice(STREETS)} No. {pick.randint(1, 190)}",
                "kbli": pick.choice(KBLI), "phone": f"05{pick.randint(11, 39)}-{self.digits(7)}",
                "workers": max(1, int(pick.paretovariate(0.6)) % 900)}

    def slip(self, word):
        """One letter doubled, left out, changed or swapped."""
        pick = self.random
        place = pick.randrange(1, len(word) - 1) if len(word) > 2 else 0
        kind = pick.randrange(4)
        if kind == 0:
            return word[:place] + word[place] + word[place:]
        if kind == 1:
            return word[:place] + word[place + 1:]
        if kind == 2:
            return word[:place] + pick.choice("aeioun") + word[place + 1:]
        return word[:place] + word[place + 1:place + 2] + word[place] + word[place + 2:]

    def name(self, firm):
        pick = self.random
        words = list(firm["words"])
        if pick.random() < 0.07:
            place = pick.randrange(len(words))
            words[place] = self.slip(words[place])
        if pick.random() < 0.03 and len(words[-1]) > 6:
            words[-1] = words[-1][:4]
        if pick.random() < 0.06:
            words[:2] = ["".join(words[:2])]
        text = " ".join(words)
        if pick.random() < 0.08:
            text += pick.choice(PLACES)
        form = pick.choice(SPELLINGS[firm["form"]]) if pick.random() < 0.94 else ""
        if form:
            style = pick.random()
            text = f"{form} {text}" if style < 0.7 else f"{text}, {form}" if style < 0.85 else f"{text} {form}"
            if pick.random() < 0.05:
                text = text.replace(". ", ".")
        text = text.upper() if pick.random() < 0.45 else text
        return f"  {text.replace(' ', '  ', 1)} " if pick.random() < 0.04 else text

    def region(self, firm):
        name = firm["region"][1]
        prefix = "Kota " if firm["region"][0] == "62.71" else self.random.choice(["Kabupaten ", "Kab. ", ""])
        return (prefix + name).upper() if self.random.random() < 0.1 else prefix + name

    def npwp(self, firm):
        text = firm["npwp"]
        short = text if len(text) == 15 else text[-15:]
        return self.random.choice([short, f"{short[:2]}.{short[2:5]}.{short[5:8]}.{short[8]}-{short[9:12]}.{short[12:]}"])

    def list_firm(self, firm):
        pick, number = self.random, firm["number"]
        some = lambda text, chance: text if pick.random() < chance else ""
        if pick.random() < 0.93:
            nib = "1,23457E+12" if pick.random() < 0.004 else firm["nib"] if pick.random() > 0.006 else pick.choice(["", "12345"])
            self.rows["oss"].append((number, [nib, self.name(firm), self.npwp(firm), firm["kbli"], "Usaha", firm["street"],
                                              "Rekaan", self.region(firm), "Kecil"]))
        if pick.random() < 0.64:
            workers = pick.choices([firm["workers"], "-4", "dua puluh", ""], [970, 8, 8, 14])[0]
            for _ in range(2 if pick.random() < 0.012 else 1):
                self.rows["wlkp"].append((number, [firm["wlkp"], self.name(firm), some(firm["nib"], 0.5),
                                                   self.npwp(firm) if pick.random() < 0.5 else "", some(firm["street"], 0.6),
                                                   self.region(firm), firm["kbli"], workers, "0", firm["phone"], "02/01/2026"]))
        if pick.random() < 0.55:
            workers = firm["workers"] if pick.random() < 0.6 else max(1, firm["workers"] // 2)
            self.rows["bpjs"].append((number, [firm["npp"], self.name(firm), self.npwp(firm) if pick.random() < 0.45 else "",
                                               self.region(firm), workers, "3724678", "JKK,JKM", "0", "Sampit"]))


HEADERS = {"oss": "NIB;Nama Perusahaan;NPWP;KBLI;Uraian KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha",
           "wlkp": "No. Pendaftaran WLKP;Nama Perusahaan;NIB;NPWP;Alamat;Kabupaten/Kota;KBLI;Jumlah TK;TK Terdaftar BPJS;"
                   "Telepon;Tanggal Lapor",
           "bpjs": "NPP;NAMA PERUSAHAAN;NPWP;KAB/KOTA;JML TK AKTIF;RATA-RATA UPAH DILAPORKAN;PROGRAM;BULAN MENUNGGAK;"
                   "KANTOR CABANG"}


def write(folder, seed, firms):
    """Writes the three lists and `truth.csv` into a folder."""
    maker, made = Maker(seed, firms), []
    for number in range(1, firms + 1):
        like = maker.random.choice(made) if made and maker.random.random() < 0.03 else None
        made.append(maker.firm(number, like))
        maker.list_firm(made[-1])
    with open(folder / "truth.csv", "w", encoding="utf-8", newline="") as truth:
        known = csv.writer(truth)
        known.writerow(["file", "row", "firm"])
        for source, rows in maker.rows.items():
            with open(folder / f"{source}.csv", "w", encoding="utf-8-sig", newline="") as file:
                lines = csv.writer(file, delimiter=";")
                lines.writerow(HEADERS[source].split(";"))
                for index, (number, row) in enumerate(rows, 1):
                    lines.writerow(row)
                    known.writerow([source, index, number])
