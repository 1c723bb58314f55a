"""What a fact means: the ontology, vocabularies and fact types, and facts as RDF."""
