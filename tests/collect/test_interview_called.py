"""What a field of a question is called: in the words of the talk, not by the title that the model gives it."""

import re

from letters.collect.interview import script
from letters.collect.interview.asking.questions import question
from tests.collect.interviewed import begun


def test_fields_of_a_question_are_called_as_people_call_them() -> None:
    state = begun()
    for key, words in script.data().ask.items():
        for field in question(state, key).fields if words.fields else ():
            assert not re.search("是否|主张|此前|^本人|未付租金到期的次日", field.label), (key, field.key, field.label)
