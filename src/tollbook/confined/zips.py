"""Zip files of office documents: opened only where what they unpack to stays within limits."""

import zipfile
from typing import BinaryIO

MOST_UNPACKED = 200 * 1024 * 1024
MOST_MEMBERS = 5_000
_MOST_TIMES = 200  # a member packed tighter than this is a bomb, unless it is small
_SMALL = 1024 * 1024
_ENCRYPTED = 0x1
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def check_zip(file: BinaryIO, needs: str) -> None:
    """Read the file's directory alone. Raises ValueError with a clause where it is no such file, or a bomb.

    `needs` is a member without which it is none. Names are compared, never used as paths. The sizes are those that the
    directory claims; the process's memory limit holds where it lies.
    """
    head = file.read(4)
    file.seek(0)
    if head == _OLD_OFFICE:
        raise ValueError("it is encrypted or of the old Office format; save it unencrypted as .docx or .xlsx")
    try:
        with zipfile.ZipFile(file) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError) as error:
        raise ValueError("it is damaged, or no Office file") from error
    if len(members) > MOST_MEMBERS:
        raise ValueError(f"it holds more than {MOST_MEMBERS:,} parts")
    if sum(m.file_size for m in members) > MOST_UNPACKED:
        raise ValueError(f"it unpacks to more than {MOST_UNPACKED // 1024 // 1024} MB")
    if any(m.file_size > max(_SMALL, _MOST_TIMES * m.compress_size) for m in members):
        raise ValueError("it is packed so tightly that it must be a zip bomb")
    if any(m.flag_bits & _ENCRYPTED for m in members):
        raise ValueError("it is encrypted")
    if needs not in {m.filename for m in members}:
        raise ValueError(f"it has no part {needs}")
    file.seek(0)
