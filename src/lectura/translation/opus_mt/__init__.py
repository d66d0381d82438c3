"""Neural machine translation on this machine: OPUS-MT models by CTranslate2.

`catalog` lists models, `pull` fetches them, `files` finds and checks them; `tokens` cuts a text
into the pieces of a model, `decoding` translates batches of them, and `translating` goes from cells
to sentences and back.
"""
