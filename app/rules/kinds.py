"""Closed sets of the office's work and their words: where a case stands, whose turn, what it is."""

from enum import StrEnum


class Status(StrEnum):
    """Where a complaint stands; the order is the order of the SOP."""

    NEW = "new"
    AWAITING_DISPOSITION = "awaiting_disposition"
    IN_FOLLOW_UP = "in_follow_up"
    RESULT_PENDING = "result_pending"
    ANSWER_PENDING = "answer_pending"
    ANSWERED = "answered"
    CLOSED = "closed"


class Turn(StrEnum):
    """Whose turn it is."""

    DESK = "desk"
    HEAD = "head"
    TEAM = "team"
    NOBODY = "nobody"


class Classification(StrEnum):
    """Klasifikasi of what was brought."""

    COMPLAINT = "complaint"
    ASPIRATION = "aspiration"
    INFORMATION = "information"


class Urgency(StrEnum):
    """Sifat of a disposition."""

    ORDINARY = "ordinary"
    URGENT = "urgent"
    VERY_URGENT = "very_urgent"


STATUS_WORDS = {
    Status.NEW: "Baru",
    Status.AWAITING_DISPOSITION: "Menunggu disposisi",
    Status.IN_FOLLOW_UP: "Ditindaklanjuti",
    Status.RESULT_PENDING: "Menunggu laporan hasil",
    Status.ANSWER_PENDING: "Jawaban belum dikirim",
    Status.ANSWERED: "Siap ditutup",
    Status.CLOSED: "Selesai",
}


CLASSIFICATION_WORDS = {
    Classification.COMPLAINT: "Pengaduan",
    Classification.ASPIRATION: "Aspirasi",
    Classification.INFORMATION: "Permintaan informasi",
}


URGENCY_WORDS = {
    Urgency.ORDINARY: "Biasa",
    Urgency.URGENT: "Segera",
    Urgency.VERY_URGENT: "Sangat segera",
}


class Unit(StrEnum):
    """What a step's standard is counted in."""

    MINUTES = "minutes"
    WORKING_DAYS = "working_days"
