"""Given names that are of one sex wherever they are borne; others ('Andrea', 'Simone', 'Nikita') are left out."""

from __future__ import annotations

from functools import cache

_MALE = """
Abdul Abdullah Adam Ahmed Alberto Alejandro Alessandro Alexander Alfred Ali Anders Andrzej Antonio Anton António
Arne Arthur Benjamin Bernard Bernd Bernhard Boris Bruno Carlos Charles Christoph Christopher Claudio Daniel David
Dieter Dirk Dmitri Dmitry Donald Eduardo Edward Emmanuel Enrico Erdoğan Eric Erik Ernst Fabio Fernando Francesco
François Frank Franz Frederik Friedrich Georg George Gerhard Giovanni Giuseppe Gregor Guido Günter Gustav Hans
Harald Harry Hassan Heinrich Helmut Henri Henry Hermann Horst Hugo Ibrahim Igor Ivan Jacques Jakob James Javier Jens
Jeremy Joachim Joe Johannes John Jonas Jorge Josef Joseph José João Juan Juha Jürgen Karl Karsten Kevin Klaus Konrad
Konstantin Krzysztof Lars Laurent Leonid Lorenzo Louis Luigi Luis Lukas Magnus Mahmoud Manuel Marc Marcel Marco
Marcus Mario Mark Markus Martin Mateusz Matteo Matthias Maurice Maurizio Mehmet Michael Michel Miguel Mikhail
Mohamed Mohammed Muhammad Mustafa Nicolas Nikolai Nils Norbert Olaf Oleg Oliver Omar Oscar Oskar Otto Pablo Paolo
Pascal Patrick Paul Pavel Pedro Peter Petr Philip Philippe Pierre Pietro Piotr Rafael Ralf Raúl Recep Reinhard
Reiner Ricardo Riccardo Richard Robert Roberto Roland Rolf Ruben Rudolf Salvatore Samuel Sebastian Sergei Sergey
Sergio Simon Stefan Stefano Stephen Steven Sven Sylvain Thierry Thomas Thorsten Tobias Tomasz Torsten Ulrich Uwe
Victor Viktor Vincent Vladimir Walter Werner Wilhelm William Willem Willy Wojciech Wolfgang Xavier Yusuf Yves Łukasz
Ömer
"""
_FEMALE = """
Agnes Agnieszka Alessandra Alexandra Alice Alicia Alina Amelia Amélie Ana Anastasia Angela Anita Anja Anke Ann Anna
Anne Annegret Annette Antje Antonia Astrid Aurélie Ayşe Barbara Beate Beatrice Beatriz Birgit Brigitte Carla
Carolina Caroline Catherine Cecilia Charlotte Chiara Christiane Christina Christine Claire Clara Claudia Cristina
Céline Daniela Deborah Denise Diana Dolores Donna Doris Dorothea Edith Elena Eleonora Elif Elisa Elisabeth Elizabeth
Elke Ellen Elsa Emilia Emily Emma Erika Esther Eva Fatima Fatma Federica Florence Francesca Françoise Frauke Frida
Gabriela Giorgia Giulia Gloria Greta Hanna Hannah Heidi Heike Helen Helena Helene Helga Hélène Ilse Ines Inge Ingrid
Irene Irina Iris Irma Isabel Isabella Isabelle Jacqueline Jana Jennifer Jessica Johanna Josefina Josephine Judith
Julia Juliane Julie Juliette Karin Katarina Katarzyna Katharina Katja Katrin Kerstin Kristina Larissa Laura Lena
Leyla Linda Lisa Louise Lucia Lucía Ludmila Luisa Magdalena Manuela Margaret Margarete Margarita Margot Maria Marie
Marina Marion Marlene Marta Martha Martina Mary Małgorzata María Melanie Mercedes Michelle Mónica Monica Monika
Nadia Nadine Nancy Natalia Natalie Nathalie Nicole Nina Olga Olivia Patricia Paula Petra Pilar Rebecca Regina Renate
Rita Rosa Ruth Sabine Sandra Sara Sarah Silke Silvia Sofia Sofía Sonja Sophia Sophie Stefanie Stephanie Susan
Susanne Svetlana Sylvia Sylvie Tanja Tatiana Teresa Theresa Ulrike Ursula Uta Valentina Valérie Vanessa Vera
Veronica Veronika Victoria Viktoria Virginia Yolanda Yvonne Zeynep Zuzana
"""


@cache
def sex_of(given: str) -> str:
    """'he', 'she' or '' for a given name."""
    men, women = _tables()
    return "he" if given in men else "she" if given in women else ""


@cache
def _tables() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(_MALE.split()), frozenset(_FEMALE.split())
