"""The reader's grammar (文法): lexemes, rules, cues and word lists of the region."""

from xuezheng.catalogue.grammar.cues import AMOUNT_CUES, CLAUSE_CUES, NOISE_CUES, SECTION_CUES
from xuezheng.catalogue.grammar.lexemes import LEXEMES
from xuezheng.catalogue.grammar.rules import RULES
from xuezheng.catalogue.grammar.units import COUNTED_NOUNS
from xuezheng.catalogue.grammar.words import WORDS
from xuezheng.core.plans.grammar import Grammar

GRAMMAR = Grammar(
    lexemes=LEXEMES,
    rules=RULES,
    counted_nouns=COUNTED_NOUNS,
    amount_cues=AMOUNT_CUES,
    clause_cues=CLAUSE_CUES,
    noise_cues=NOISE_CUES,
    section_cues=SECTION_CUES,
    words=WORDS,
)
