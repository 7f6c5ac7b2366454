"""The Catat aduan page: typing a complaint into the register, fast and by keyboard."""
