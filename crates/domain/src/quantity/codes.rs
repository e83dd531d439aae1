//! How a number is meant, and what is counted.

use crate::words;

words! {
    /// How a number is meant.
    Qualifier {
        /// That number.
        Exact = "exact",
        /// About: "khoảng".
        About = "about",
        /// More: "trên", "hơn".
        Over = "over",
        /// Less: "dưới".
        Under = "under",
        /// That or more: "ít nhất".
        AtLeast = "at_least",
        /// That or less: "không quá".
        AtMost = "at_most",
        /// Nearly: "gần".
        Almost = "almost",
    }
}

words! {
    /// What is counted or measured.
    Unit {
        /// Đại biểu.
        Delegate = "delegate",
        /// Người.
        Person = "person",
        /// Cá nhân, as apart from collectives.
        Individual = "individual",
        /// Tập thể.
        Collective = "collective",
        /// Thành viên, ủy viên.
        Member = "member",
        /// Đảng viên.
        PartyMember = "party_member",
        /// Cán bộ, công chức, viên chức.
        Official = "official",
        /// Công nhân, người lao động.
        Worker = "worker",
        /// Hộ, gia đình.
        Household = "household",
        /// Cơ quan, đơn vị, tổ chức.
        Organization = "organization",
        /// Doanh nghiệp.
        Enterprise = "enterprise",
        /// Xã, phường, thị trấn.
        Commune = "commune",
        /// Điển hình tiên tiến.
        Exemplar = "exemplar",
        /// Mô hình.
        Model = "model",
        /// Sáng kiến.
        Initiative = "initiative",
        /// Công trình.
        Work = "work",
        /// Phong trào thi đua.
        Campaign = "campaign",
        /// Danh hiệu, hình thức khen thưởng, bằng khen, giấy khen.
        Award = "award",
        /// Tham luận.
        Paper = "paper",
        /// Tin, bài.
        Article = "article",
        /// Bản, cuốn.
        Copy = "copy",
        /// Lượt.
        Visit = "visit",
        /// Lần.
        Time = "time",
        /// Buổi, cuộc, phiên.
        Meeting = "meeting",
        /// Phần trăm.
        Percent = "percent",
        /// Năm.
        Year = "year",
        /// Tháng.
        Month = "month",
        /// Tuần.
        Week = "week",
        /// Ngày.
        Day = "day",
        /// Giờ.
        Hour = "hour",
        /// Phút.
        Minute = "minute",
        /// Trang.
        Page = "page",
        /// Từ.
        Word = "word",
        /// Đồng.
        Dong = "dong",
    }
}

impl Unit {
    /// Whether it measures time.
    #[must_use]
    pub fn is_of_time(self) -> bool {
        matches!(self, Self::Year | Self::Month | Self::Week | Self::Day | Self::Hour | Self::Minute)
    }

    /// Its names, Vietnamese and English singular and plural.
    pub(super) fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Delegate => ("đại biểu", "delegate", "delegates"),
            Self::Person => ("người", "person", "people"),
            Self::Individual => ("cá nhân", "individual", "individuals"),
            Self::Collective => ("tập thể", "collective", "collectives"),
            Self::Member => ("thành viên", "member", "members"),
            Self::PartyMember => ("đảng viên", "Party member", "Party members"),
            Self::Official => ("cán bộ", "official", "officials"),
            Self::Worker => ("công nhân", "worker", "workers"),
            Self::Household => ("hộ", "household", "households"),
            Self::Organization => ("đơn vị", "organization", "organizations"),
            Self::Enterprise => ("doanh nghiệp", "enterprise", "enterprises"),
            Self::Commune => ("xã, phường", "commune or ward", "communes or wards"),
            Self::Exemplar => ("điển hình tiên tiến", "exemplar", "exemplars"),
            Self::Model => ("mô hình", "model", "models"),
            Self::Initiative => ("sáng kiến", "initiative", "initiatives"),
            Self::Work => ("công trình", "construction or project", "constructions or projects"),
            Self::Campaign => ("phong trào", "campaign", "campaigns"),
            Self::Award => ("khen thưởng", "award", "awards"),
            Self::Paper => ("tham luận", "paper", "papers"),
            Self::Article => ("tin, bài", "article", "articles"),
            Self::Copy => ("bản", "copy", "copies"),
            Self::Visit => ("lượt", "visit", "visits"),
            Self::Time => ("lần", "time", "times"),
            Self::Meeting => ("buổi", "meeting", "meetings"),
            Self::Percent => ("%", "%", "%"),
            Self::Year => ("năm", "year", "years"),
            Self::Month => ("tháng", "month", "months"),
            Self::Week => ("tuần", "week", "weeks"),
            Self::Day => ("ngày", "day", "days"),
            Self::Hour => ("giờ", "hour", "hours"),
            Self::Minute => ("phút", "minute", "minutes"),
            Self::Page => ("trang", "page", "pages"),
            Self::Word => ("từ", "word", "words"),
            Self::Dong => ("đồng", "dong", "dong"),
        }
    }
}
