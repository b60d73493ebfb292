"""The speech room: what is said, the telephone it goes through, and what is recognised.

    audio        samples and WAV files          channel      what a telephone does to them
    spoken       text as it is read out         noise        what is heard behind a voice
    tts          voices: espeak, the system's   vad          where somebody speaks
    prompts      a script's prompts as sound    models       which recognition model to use
    vocabulary   the words a model knows        grammar      phrases a recogniser can listen for
    asr          sound to alternatives          readings     n-best lists with shares

vosk, pyttsx3 and espeak-ng are imported here and nowhere else (besides the live laptop line).
Each module is imported by itself: this file imports nothing, because espeak's server process and
`callbot --help` must stay small.
"""
