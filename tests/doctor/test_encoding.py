"""What is proved of the encoding of a text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lib.doctor.encoding import decode, prove_encoding
from lib.doctor.findings import settle
from lib.doctor.utf_8 import is_utf_8

GERMAN = "Häfen und Zölle; „Über größere Schiffe“"
UKRAINIAN = "Порт відкрито; всі сторони згодні"

PROVED = {
    "ASCII alone": (b"port;sum", "utf-8"),
    "UTF-8": (GERMAN.encode(), "utf-8"),
    "UTF-8 with mark": (GERMAN.encode("utf-8-sig"), "utf-8"),
    "UTF-16 with mark": (GERMAN.encode("utf-16"), "utf-16-le"),
    "UTF-16, high byte first, with mark": (b"\xfe\xff" + GERMAN.encode("utf-16-be"), "utf-16-be"),
    "UTF-16 without mark": (UKRAINIAN.encode("utf-16-le"), "utf-16-le"),
    "UTF-16, high byte first, without mark": (UKRAINIAN.encode("utf-16-be"), "utf-16-be"),
    "German of Windows": (GERMAN.encode("cp1252"), "cp1252"),
    "German without quotes": (b"H\xe4fen; Z\xf6lle; gr\xf6\xdfer", "cp1252"),
    "German of MS-DOS in capitals": ("ÜBER ZÖLLE, FRÜH: GRÜNE HÄFEN".encode("cp850"), None),
    "Ukrainian of Windows": (UKRAINIAN.encode("cp1251"), None),
    "Ukrainian in KOI8": (UKRAINIAN.encode("koi8-u"), None),
    "Polish of Windows": ("Łódź i Gdańsk".encode("cp1250"), None),
    "French of Windows": ("déjà été".encode("cp1252"), None),
    "one word alone": (b"M\xfcller", None),
}


@pytest.mark.parametrize(("content", "value"), PROVED.values(), ids=PROVED)
def test_an_encoding_is_proved_or_asked(content, value):
    assert prove_encoding(content).value == value


READABLE = {
    encoding: (text, encoding)
    for encoding, text in {
        "cp1250": "Łódź i Gdańsk",
        "cp1251": UKRAINIAN,
        "cp1252": "déjà été à Évry",
        "cp1254": "İstanbul'da görüşme; Şişli",
        "koi8-u": UKRAINIAN,
        "koi8-r": "Порт открыт",
        "mac-roman": "Größere Häfen, frühe Zölle",
        "cp850": "Größere Häfen, frühe Zölle",
        "iso8859-2": "Łódź i Gdańsk",
        "iso8859-15": "Sœur; 5 €",
    }.items()
}


@pytest.mark.parametrize(("text", "encoding"), READABLE.values(), ids=READABLE)
def test_the_encoding_that_was_used_is_never_ruled_out(text, encoding):
    finding = prove_encoding(text.encode(encoding))

    read = {decode(text.encode(encoding), each) for each in finding.options if each == encoding}
    assert read == {text}
    assert finding.value in (None, encoding)


def test_candidates_that_read_a_file_alike_prove_it_together():
    finding = prove_encoding(b"H\xe4fen; Z\xf6lle; gr\xf6\xdfer")

    assert finding.evidence == (
        "It is not UTF-8: byte 2 is 0xe4. 5 of 10 others are ruled out. "
        "All 5 that are left read its 4 characters beyond ASCII the same."
    )
    assert set(finding.alike) == {"iso8859-15", "cp1250", "iso8859-2", "cp1254"}


def test_what_remains_open_is_shown_by_example_words():
    finding = prove_encoding("Порт відкрито".encode("cp1251"))

    longest = finding.examples[0]
    assert longest.readings["cp1251"] == "відкрито"
    assert longest.readings["cp1252"] == "â³äêðèòî"
    assert longest.written == r"\xe2\xb3\xe4\xea\xf0\xe8\xf2\xee"


def test_at_most_five_words_are_shown():
    words = " ".join(f"й{'ж' * number}" for number in range(1, 20))

    assert len(prove_encoding(words.encode("cp1251")).examples) == 5


def test_a_control_character_rules_an_encoding_out():
    """0x84 and 0x93 are „ and “ in Windows-1252, and controls in ISO 8859."""
    finding = prove_encoding("„Порт“".encode("cp1251"))

    assert not {"iso8859-15", "iso8859-2"} & set(finding.options)


def test_a_byte_without_a_character_rules_an_encoding_out():
    finding = prove_encoding(b"M\x81ller und \xe9")

    assert "cp1252" not in finding.options


def test_cyrillic_letters_only_next_to_latin_ones_rule_an_encoding_out():
    finding = prove_encoding("déjà été".encode("cp1252"))

    assert not {"cp1251", "koi8-u", "koi8-r"} & set(finding.options)


def test_one_latin_letter_in_a_cyrillic_word_rules_nothing_out():
    """A Ukrainian і is often typed as the Latin i."""
    finding = prove_encoding("Киiв; порт".encode("cp1251"))

    assert finding.value is None
    assert "cp1251" in finding.options


def test_a_sign_between_letters_once_rules_nothing_out():
    finding = prove_encoding("Acme®Harbour, Évry".encode("cp1252"))

    assert finding.value is None
    assert "cp1252" in finding.options


def test_accents_without_letters_rule_an_encoding_out():
    """Mac Roman reads ö as such an accent."""
    finding = prove_encoding("öde Höfe".encode("cp1252"))

    assert "mac-roman" not in finding.options


def test_an_accent_typed_as_an_apostrophe_rules_nothing_out():
    finding = prove_encoding("it´s, don´t, d´accord, Müller, Größe".encode("cp1252"))

    assert finding.value is None
    assert "cp1252" in finding.options


def test_a_file_encoded_twice_is_named():
    twice = "Müller".encode().decode("cp1252").encode()

    finding = prove_encoding(twice)

    assert finding.value == "utf-8"
    assert "it says 'Ã¼' where 'ü' was meant (1 such spelling)" in finding.evidence


def test_a_broken_utf_8_file_is_not_proved_to_be_something_else():
    content = GERMAN.encode() + b" \xfc"

    finding = prove_encoding(content)

    assert finding.value is None
    assert "Most of its 17 bytes beyond ASCII are UTF-8, but not all" in finding.evidence


def test_a_mark_alone_proves_nothing():
    assert prove_encoding(b"\xef\xbb\xbfM\xfcller").value is None


def test_bytes_with_nul_that_are_no_utf_16_are_not_taken_for_it():
    assert prove_encoding(b"ab\0cd\0\0ef").value != "utf-16-le"


def test_last_weeks_answer_holds_for_a_file_without_umlauts():
    finding = prove_encoding(b"port;sum")

    assert settle(finding, {"encoding": "cp1252"}) == "cp1252"


def test_a_mark_is_no_part_of_the_text():
    assert decode("port".encode("utf-8-sig"), "utf-8") == "port"


@given(st.binary(max_size=6) | st.text(max_size=4).map(lambda text: text.encode("utf-16")))
@example(b"\xed\xa0\x80")
@example(b"\xc0\x80")
@example(b"\xf4\x90\x80\x80")
@example(b"\xe2\x82")
@example(b"")
def test_utf_8_is_what_python_can_decode(content):
    try:
        content.decode()
    except UnicodeDecodeError:
        assert not is_utf_8(content)
    else:
        assert is_utf_8(content)
