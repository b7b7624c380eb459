"""The words of a plan in several languages, chosen by hand: what headings, values and areas say.

Written apart from the lexicons, so that these don't test themselves. Each heading has two wordings
that issues of the plan may have.
"""

from dataclasses import dataclass

Cost = tuple[str, int | None, int | None, bool, str | None]
_BUDGET = ("budgeted", "not_budgeted", "partially_budgeted", "tbc", "unrecognised")
_STATUS = ("ongoing", "planned", "planning", "tbc", "unrecognised")
_ROLES = (
    "number", "functional_area", "action", "objective", "budget", "cost", "timeline", "2023",
    "2024", "2025+", "status", "comments",
)  # fmt: skip
# Kind, least, most, open-ended, per what.
_COSTS: tuple[Cost, ...] = (
    ("amount", 100_000, 100_000, False, None),
    ("amount", 100_000, 150_000, False, None),
    ("amount", 40_000, None, True, None),
    ("amount", 50_000, 50_000, False, "year"),
    ("amount", 20_000, 20_000, False, "visit"),
    ("staff_time", None, None, False, None),
    ("tbc", None, None, False, None),
    ("unrecognised", None, None, False, None),
)


@dataclass(frozen=True)
class Speech:
    """One language: words in the order of the values that they stand for.

    `join` is what stands between an area and its sub-area where they run together; `remark` stands
    between two parts of a table.
    """

    annex: str
    headings: tuple[tuple[str, str], ...]
    titles: tuple[str, ...]
    new_titles: tuple[str, ...]
    areas: tuple[str, ...]
    new_areas: tuple[str, ...]
    sub_areas: tuple[str, ...]
    other: str
    budget: tuple[str, str, str, str, str]
    cost: tuple[str, ...]
    status: tuple[str, str, str, str, str]
    join: str = " "
    colon: str = ": "
    remark: str = "X"

    @property
    def budgets(self) -> dict[str, str]:
        """Texts of the budget column with their values."""
        return {**dict(zip(self.budget, _BUDGET, strict=True)), **_EMPTY}

    @property
    def costs(self) -> dict[str, Cost]:
        """Texts of the cost column with what they stand for."""
        blank: dict[str, Cost] = {
            text: (kind, None, None, False, None) for text, kind in (("-", "none"), ("", "blank"))
        }
        return {**dict(zip(self.cost, _COSTS, strict=True)), **blank}

    @property
    def marks(self) -> dict[str, str]:
        """Texts of year columns with their values."""
        return {"X": "due", self.budget[3]: "tbc", self.budget[4]: "unrecognised", **_EMPTY}

    @property
    def statuses(self) -> dict[str, str]:
        """Texts of the status column with their values."""
        return {**dict(zip(self.status, _STATUS, strict=True)), "-": "none", "": "blank"}

    @property
    def unknown(self) -> set[str]:
        """Texts that no lexicon has."""
        return {self.budget[4], self.cost[-1], self.status[4]}

    def heading(self, role: str, wording: int) -> str:
        """The heading of a column, in one of its wordings."""
        return self.headings[_ROLES.index(role)][wording]


# In which script of `prose.py` a language's texts are.
SCRIPTS = {"en": "latin", "fr": "latin", "es": "latin", "pt": "latin", "ru": "cyrillic"}
SCRIPTS["ar"] = "arabic"
_EMPTY = {"-": "none", "–": "none", "": "blank"}

SPEECH = {
    "zh": Speech(
        annex="附件",
        headings=(
            ("编号", "序号"),
            ("职能领域", "职能范围"),
            ("秘书处在职能领域内采取的行动或可交付的成果", "行动或可交付的成果"),
            ("目标或要解决的需求", "目标"),
            ("已编入预算/尚未编列预算", "预算编列情况"),
            ("估计交付成本(美元)", "估计交付成本"),
            ("活动或可交付成果完成时间：", "完成时间"),
            ("2023 年", "2023"),
            ("2024 年", "2024"),
            ("2025 年及以后", "2025+"),
            ("当前实施状态：正在进行/已做计划/正做计划", "实施状态"),
            (
                "秘书处的一般性意见，包括对迄今为止（截至 2022 年 12 月底）进展的看法",
                "秘书处的意见",
            ),
        ),
        titles=(
            "问责职能和制度", "在国家级的影响", "资金", "治理", "人力资源", "规划预算", "资源筹措",
        ),
        new_titles=("数字化转型", "卫生应急架构", "气候与健康", "One Health 平台"),
        areas=("问责职能", "在国家级的影响", "资金", "治理", "人力资源", "专家组"),
        new_areas=("数字化", "卫生应急", "采购业务"),
        sub_areas=(
            "", "风险管理", "下放权力", "决议 成本", "IT 系统", "Staff mobility", "制订计划",
        ),
        other="其他事项",
        budget=("已编入预算", "尚未编列预算", "部分编入预算", "待完成", "一半"),
        cost=(
            "100 000", "100 000–150 000", "40 000+", "每年 50 000", "20 000（每次国家访问）",
            "工作人员工时", "待完成", "很多",
        ),
        status=("正在进行", "已做计划", "正做计划", "待完成", "搁置"),
        join="",
        colon="：",
        remark="注：本表以美元计算，下表续。",
    ),
    "en": Speech(
        annex="Annex",
        headings=(
            ("No.", "Number"),
            ("Functional area", "Area"),
            ("Secretariat action or deliverable within the functional area", "Actions"),
            ("Objective or need to be addressed", "Objective"),
            ("Budgeted/not yet budgeted", "Budgeted/not budgeted"),
            ("Estimated cost of delivery (US$)", "Estimated cost (US$)"),
            ("Timeline for completion:", "Timeline"),
            ("2023", "2023"),
            ("2024", "2024"),
            ("2025 and beyond", "2025+"),
            ("Current implementation status: ongoing/planned/being planned", "Status"),
            ("General comments by the Secretariat", "Comments"),
        ),
        titles=(
            "Accountability functions and systems", "Country-level impact", "Financing",
            "Governance", "Human resources",
        ),
        new_titles=("Digital change", "Climate and health"),
        areas=("Accountability functions", "Country-level impact", "Governance", "Expert groups"),
        new_areas=("Digital work", "Procurement"),
        sub_areas=("", "Risk management", "Audit/evaluation", "Costing of resolutions"),
        other="Other matters",
        budget=(
            "Budgeted", "Not yet budgeted", "Partially budgeted", "To be confirmed", "Half of it",
        ),
        cost=(
            "US$ 100 000", "US$ 100 000–150 000", "40 000+", "US$ 50 000 per year",
            "20 000 (per country visit)", "Staff time", "TBC", "A great deal",
        ),
        status=("Ongoing", "Planned", "Being planned", "To be confirmed", "Suspended"),
        remark="Note: the table is in US dollars and goes on below.",
    ),
    "fr": Speech(
        annex="Annexe",
        headings=(
            ("N°", "Numéro"),
            ("Domaine fonctionnel", "DOMAINE FONCTIONNEL"),
            ("Mesure ou produit du Secrétariat dans le domaine fonctionnel", "Mesures"),
            ("Objectif ou besoin à satisfaire", "Objectif"),
            ("Budgétisé/non encore budgétisé", "Budgétisé/non budgétisé"),
            ("Coût estimatif (US $)", "Coût estimé"),
            ("Calendrier de réalisation :", "Échéance"),
            ("2023", "2023"),
            ("2024", "2024"),
            ("2025 et au-delà", "2025 et après"),
            ("État de la mise en oeuvre", "État d’avancement"),
            ("Observations générales du Secrétariat", "Observations"),
        ),
        titles=(
            "Fonctions et systèmes de responsabilisation", "Impact au niveau des pays",
            "Financement", "Gouvernance", "Ressources humaines",
        ),
        new_titles=("Transition numérique", "Climat et santé"),
        areas=(
            "Fonctions de responsabilisation", "Impact au niveau des pays", "Gouvernance",
            "Groupes d’experts",
        ),
        new_areas=("Achats", "Travail numérique"),
        sub_areas=("", "Gestion des risques", "Audit/évaluation", "Calcul du coût"),
        other="Autres questions",
        budget=(
            "Budgétisé", "Non encore budgétisé", "Partiellement budgétisé", "À confirmer",
            "Pour moitié",
        ),
        cost=(
            "100 000", "de 100 000 à 150 000", "plus de 40 000", "50 000 par an",
            "20 000 (par visite de pays)", "Temps de travail du personnel", "À déterminer",
            "Beaucoup",
        ),
        status=("En cours", "Prévue", "En cours de planification", "À confirmer", "Suspendu"),
        colon=" : ",
        remark="Note : le tableau se poursuit.",
    ),
    "es": Speech(
        annex="Anexo",
        headings=(
            ("N.º", "Número"),
            ("Área funcional", "ÁREA FUNCIONAL"),
            ("Medida o producto de la Secretaría en el área funcional", "Acciones"),
            ("Objetivo o necesidad que se aborda", "Objetivo"),
            ("Presupuestado/aún no presupuestado", "Presupuestado/no presupuestado"),
            ("Costo estimado (US$)", "Coste estimado"),
            ("Plazo de finalización:", "Calendario"),
            ("2023", "2023"),
            ("2024", "2024"),
            ("2025 y años posteriores", "2025 en adelante"),
            ("Estado actual de la aplicación", "Estado"),
            ("Observaciones generales de la Secretaría", "Observaciones"),
        ),
        titles=(
            "Funciones y sistemas de rendición de cuentas", "Impacto en los países",
            "Financiación", "Gobernanza", "Recursos humanos",
        ),
        new_titles=("Cambio digital", "Clima y salud"),
        areas=(
            "Funciones de rendición de cuentas", "Impacto en los países", "Gobernanza",
            "Grupos de expertos",
        ),
        new_areas=("Compras", "Trabajo digital"),
        sub_areas=("", "Gestión de riesgos", "Auditoría/evaluación", "Cálculo del costo"),
        other="Otros asuntos",
        budget=(
            "Presupuestado", "Aún no presupuestado", "Parcialmente presupuestado",
            "Por confirmar", "La mitad",
        ),
        cost=(
            "100 000", "entre 100 000 y 150 000", "más de 40 000", "50 000 al año",
            "20 000 (por visita)", "Tiempo del personal", "Por determinar", "Mucho",
        ),
        status=("En curso", "Planificada", "En proceso de planificación", "Por confirmar", "Nada"),
        remark="Nota: el cuadro sigue.",
    ),
    "ru": Speech(
        annex="Приложение",
        headings=(
            ("№", "Номер"),
            ("Функциональная область", "Область деятельности"),
            ("Меры или конечные результаты Секретариата в функциональной области", "Меры"),
            ("Цель или потребность", "Цель"),
            ("Включено/еще не включено в бюджет", "Включено/не включено в бюджет"),
            ("Сметная стоимость (долл. США)", "Расчётная стоимость"),
            ("Сроки завершения:", "Сроки"),
            ("2023 г.", "2023 год"),
            ("2024 г.", "2024 год"),
            ("2025 г. и далее", "2025+"),
            ("Текущее состояние осуществления", "Статус"),
            ("Общие замечания Секретариата", "Замечания"),
        ),
        titles=(
            "Функции и системы подотчетности", "Воздействие на страновом уровне",
            "Финансирование", "Стратегическое руководство", "Людские ресурсы",
        ),
        new_titles=("Цифровой переход", "Климат и здоровье"),
        areas=(
            "Функции подотчетности", "Воздействие на страновом уровне", "Руководство",
            "Группы экспертов",
        ),
        new_areas=("Закупки", "Цифровая работа"),
        sub_areas=("", "Управление рисками", "Аудит/оценка", "Расчет стоимости"),
        other="Прочие вопросы",
        budget=(
            "Включено в бюджет", "Ещё не включено в бюджет", "Частично включено в бюджет",
            "Подлежит уточнению", "Наполовину",
        ),
        cost=(
            "100 000", "от 100 000 до 150 000", "не менее 40 000", "50 000 в год",
            "20 000 (за визит)", "Рабочее время персонала", "Уточняется", "Много",
        ),
        status=("Осуществляется", "Запланировано", "Планируется", "Будет уточнено", "Отложено"),
        remark="Примечание: таблица продолжается.",
    ),
    "ar": Speech(
        annex="الملحق",
        headings=(
            ("الرقم", "رقم"),
            ("المجال الوظيفي", "المجال"),
            ("إجراءات الأمانة أو إنجازاتها المستهدفة في المجال الوظيفي", "الإجراءات"),
            ("الهدف أو الحاجة المراد تلبيتها", "الهدف"),
            ("مدرج/لم يدرج بعد في الميزانية", "الإدراج في الميزانية"),
            ("التكلفة التقديرية (بالدولار الأمريكي)", "التكلفة المقدّرة"),
            ("الجدول الزمني:", "الإطار الزمني"),
            ("٢٠٢٣", "2023"),
            ("٢٠٢٤", "2024"),
            ("٢٠٢٥ وما بعدها", "2025 فصاعداً"),
            ("حالة التنفيذ الراهنة", "الحالة"),
            ("تعليقات عامة من الأمانة", "التعليقات"),
        ),
        titles=(
            "وظائف المساءلة ونظمها", "الأثر على المستوى القطري", "التمويل", "الحوكمة",
            "الموارد البشرية",
        ),
        new_titles=("التحول الرقمي", "المناخ والصحة"),
        areas=("وظائف المساءلة", "الأثر على المستوى القُطري", "الحوكمة", "أفرقة الخبراء"),
        new_areas=("المشتريات", "العمل الرقمي"),
        sub_areas=("", "إدارة المخاطر", "المراجعة/التقييم", "حساب التكاليف"),
        other="مسائل أخرى",
        budget=(
            "مُدرج في الميزانية", "لم يُدرج بعد في الميزانية", "مدرج جزئياً في الميزانية",
            "يُؤكَّد لاحقاً", "النصف",
        ),
        cost=(
            "١٠٠ ٠٠٠ دولار أمريكي", "بين 100 000 و150 000", "أكثر من 40 000", "50 000 سنوياً",
            "20 000 (لكل زيارة)", "وقت الموظفين", "يحدد لاحقاً", "الكثير",
        ),
        status=("جارٍ", "مخطط له", "قيد التخطيط", "يؤكد لاحقاً", "متوقف"),
        remark="ملاحظة: الجدول مستمر.",
    ),
    "pt": Speech(
        annex="Anexo",
        headings=(
            ("N.º", "Número"),
            ("Área funcional", "Área"),
            ("Ação ou entrega do Secretariado na área funcional", "Ações"),
            ("Objetivo ou necessidade a atender", "Objetivo"),
            ("Orçamentado/ainda não orçamentado", "Orçamento"),
            ("Custo estimado (US$)", "Custo"),
            ("Prazo de conclusão:", "Prazo"),
            ("2023", "2023"),
            ("2024", "2024"),
            ("2025 e anos seguintes", "2025+"),
            ("Situação atual da execução", "Situação"),
            ("Observações gerais do Secretariado", "Observações"),
        ),
        titles=(
            "Funções e sistemas de prestação de contas", "Impacto nos países", "Financiamento",
            "Governação", "Recursos humanos",
        ),
        new_titles=("Mudança digital", "Clima e saúde"),
        areas=(
            "Funções de prestação de contas", "Impacto nos países", "Governação",
            "Grupos de peritos",
        ),
        new_areas=("Compras", "Trabalho digital"),
        sub_areas=("", "Gestão dos riscos", "Auditoria/avaliação", "Cálculo dos custos"),
        other="Outros assuntos",
        budget=(
            "Orçamentado", "Ainda não orçamentado", "Parcialmente orçamentado", "A confirmar",
            "Metade",
        ),
        cost=(
            "100 000", "de 100 000 a 150 000", "mais de 40 000", "50 000 por ano",
            "20 000 (por visita)", "Tempo do pessoal", "A definir", "Muito",
        ),
        status=("Em curso", "Planeado", "Em planeamento", "A confirmar", "Suspenso"),
        remark="Nota: o quadro continua.",
    ),
}  # fmt: skip
