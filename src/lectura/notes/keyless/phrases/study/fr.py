"""How French defines, asks and points to works."""

from __future__ import annotations

from lectura.notes.keyless.phrases.study.model import Study

FRENCH = Study(
    language="fr",
    articles=r"l'|le |la |les |un |une |des ",
    openings=r"(?:et|mais|donc|alors|bon|maintenant|euh|c'est-a-dire|rappelez-vous(?: que)?"
    r"|par definition|en general|en fait|par exemple|d'abord|ensuite|on dit que|on sait que"
    r"|je rappelle que|voila|ici|bien|ok|oui|du coup|autrement dit|comme vous le savez),? ",
    joints=r"(?:et|mais|donc|parce que|car|ou) (?=(?:l'|le |la |les |un |une ))|(?:que"
    r"|qu') ?(?=(?:l'|le |la |un |une )[\w-]+ (?:est une?|signifie|designe) )",
    within=r"de|du|de la|des|d'|en|dans",
    generic=r"problemes?|resultats?|objectifs?|idees?|entrees?|sorties?|questions?|reponses?"
    r"|defis?|approche|projets?|expose|raisons?|points?|choses?|exemples?|cas|etapes?|but|taches?"
    r"|diapositives?|figure|tableau|titre|situation|difference|avantages?|inconvenients?"
    r"|conclusion|resume|solution|astuce|sujet|partie|maniere|facon|reste|nom|cote|etudiant|groupe"
    r"|histoire|lieu|these|travail|verite|suite|autre|truc|livre|cours",
    is_a=r"(?:est|c'est|sera|est donc|c'est donc) (?:donc |simplement |tout simplement "
    r"|essentiellement |en fait |en realite |rien d'autre qu'|aussi |comme )*une?",
    are=r"(?:sont|ce sont) (?:donc |simplement |en fait )*(?:des )(?=[\w-]+)",
    is_the=r"(?:est|c'est) (?:donc |simplement |tout simplement |en fait )*(?:le|la|l')",
    genus=r"(?:diffusion|union|reaction|transformation|production|formation|division|perte"
    r"|augmentation|diminution|separation|elimination|conversion|transmission|echange"
    r"|representation|substance|courant|organisme|molecule|prix|bien|processus|mecanisme|ensemble"
    r"|nombre|quantite|rapport|capacite|etude|science|branche|somme|produit|quotient|probabilite"
    r"|mesure|difference|distance|taux|degre|fait|force|energie|propriete|grandeur|fraction"
    r"|pourcentage|moyenne|limite|derivee|unite|action|art|theorie|transfert|mouvement|phase"
    r"|discipline|fonction|procede|relation|symbole|vitesse|part) (?:\w+ )?(?:de|du|des|d'|qui|que"
    r"|par lequel|par laquelle|dans lequel|entre|ou)",
    means=r"signifie(?: que)?|veut dire(?: que)?|designe|se definit comme|est definie? comme"
    r"|consiste (?:a|en)|correspond (?:a|au)|s'appelle|est appelee?",
    differentia=r"qui|que|qu'\w+|dont|de|du|des|d'\w+|pour|avec|sans|ou|par|entre|dans|base|basee"
    r"|forme|formee|compose|composee|permettant|utilise|utilisee",
    purpose=r"permet|permettent|permettant|sert|servent|pour|mesure|decrit|transforme",
    empty=r"\d[\d.,]*|deux|trois|extremement|absolument|vraiment|(?:tres |super |assez |plutot "
    r"|plus |si |vraiment |espece de |sorte de |peu |petit peu )*(?:bon|bonne|grand|grande|gros"
    r"|grosse|mauvais|mauvaise|meilleur|meilleure|nouveau|nouvelle|beau|belle|joli|jolie|petit"
    r"|petite|vieux|vieille|vrai|vraie|interessant|excellente?|magnifique|formidable|superbe"
    r"|incroyable|terrible|fascinante?|utile|precieu(?:x|se)|geniale?|interessante|important"
    r"|importante|difficile|facile|simple|classique|celebre|choses?|trucs?|problemes?|sujet"
    r"|questions?|idees?|maniere|facon|cas|exemples?|horreur|catastrophe|defi|histoire|blague"
    r"|mythe|peu|tas|lieu|merveille|dommage|detail|verite|evidence|personne|homme|femme|garcon"
    r"|fille|monsieur|dame|professeur|ville|pays|entreprise|universite|ami|amie|fait|obligation"
    r"|monde|tel|telle|point|moment|periode importante|sens)",
    personal=r"je|j'\w+|moi|mon|ma|mes|me|m'\w+|notre|nos|hier|aujourd'hui|ici|prefere|preferee?s?"
    r"|adore|on a vu|on verra|nous avons vu|votre|vos|le meilleur|la meilleure|l'an dernier",
    garbled=r"(?:de|du|avec|pour|dans) (?:est|sont|parce|et|mais|ou|euh)|(?:le|la|un|une) (?:est"
    r"|sont|parce|et|mais|de|un|une|le|la|ou|euh)|(?:est|sont) (?:est|sont)|euh|tu vois|vous voyez"
    r"|(\w+) \1",
    next_clause=r"(?:et|mais|donc|parce que|parce qu'\w+|car|alors|puis) (?:je|j'\w+|tu|il|elle|on"
    r"|nous|vous|ils|elles|c'est|ca|cela|ce|qui|si|quand|la|ici|maintenant|donc|alors|y a|euh)"
    r"|donc|alors|voila|bon|d'accord|ok|c'est-a-dire|par exemple|maintenant|hein",
    asks_what=r"qu'est-ce|que|quoi|comment|quel|quelle|quels|quelles|qui|quand|ou|pourquoi|combien"
    r"|lequel|laquelle",
    asks_yes_or_no=r"(?:et |mais |donc |alors )?(?:est-ce qu\w*|est-ce|peut-on|faut-il|y a-t-il"
    r"|a-t-on|existe-t-il|doit-on|pouvez-vous|peut-il|est-il|est-elle|sont-ils|sont-elles|le|la"
    r"|les|on|ca|c'est|il|elle|un|une|ce)",
    says_yes_or_no=r"(?:alors|eh bien|ben|ah|euh|donc)?,? ?(?:oui|non|si|exactement|tout a fait"
    r"|absolument|bien sur|evidemment|effectivement|en effet|pas (?:forcement|exactement"
    r"|necessairement|toujours|du tout|vraiment)|ca depend|cela depend|la reponse est|c'est ca"
    r"|c'est exact|d'accord|bonne question|tres bonne question|justement)",
    asks_why=r"(?:et |mais |donc |alors )?(?:pourquoi|pour quelle raison)",
    says_why=r"(?:alors|eh bien|ben|oui|bonne question)?,? ?(?:parce que|parce qu'\w+|car"
    r"|c'est parce|a cause|puisque|puisqu'\w+|la raison|grace a|c'est du)",
    answers=r"(?:alors|eh bien|ben|oui)?,? ?(?:la reponse est|(?:c'est une )?(?:tres )?(?:bonne"
    r"|excellente) question|ca depend|cela depend)",
    reported=r"(?:demande|demandent|demandait|a demande) (?:si|s'il|comment|pourquoi|quand|ce que"
    r"|quel)",
    lecturer_asks=r"(?:et |mais |donc |alors |maintenant )?(?:qu'est-ce qu|comment|pourquoi|que"
    r"|quand|ou|quel|quelle|combien|est-ce qu)['e]? ?(?:on|nous|va-t-on|peut-on|fait-on|faut-il)",
    dangles=r"ca|cela|ceci|celui-ci|celle-ci|ici|la-bas|c'est|est-ce que c'est|ce truc",
    procedural=r"(?:pouvez-vous|vous pouvez|tu peux) (?:s'il|fermer|ouvrir)|il y a quelqu'un"
    r"|y a-t-il quelqu'un|(?:des|d'autres|pas de|une autre) questions?|vous (?:m'entendez|me voyez"
    r"|voyez|suivez|comprenez|avez (?:compris|note|vu|des questions)|vous souvenez)"
    r"|(?:tout le monde|on) (?:m'entend|me voit|voit|entend|suit|a compris)|(?:c'est"
    r"|est-ce) (?:que c'est )?(?:clair|bon|compris)|(?:voir|partager) (?:mon|l') ?ecran|mon ecran"
    r"|ca va|le micro|l'enregistrement|on (?:continue|commence|passe|fait une pause|s'arrete|y va)"
    r"|quelle heure est|qui (?:veut|sait|peut|voudrait)|quelqu'un (?:veut|sait|d'autre|peut)"
    r"|levez la main|ou (?:j'en etais|en etais-je|en etions-nous)|qu'est-ce que je (?:disais"
    r"|voulais)|votre nom|pouvez-vous repeter|repeter la question|je peux continuer|vous me dites",
    work=r"(?P<paper>papiers?|articles?|papers?)|(?P<book>livres?|roman|manuel|ouvrages?"
    r"|bouquins?)|(?P<other>film|documentaire|podcast|video|serie|chaine)|(?P<link>site|site web"
    r"|page|page web|blog)|(?P<tool>bibliotheque|paquet|programme|logiciel|outil|application|appli"
    r"|base de donnees|plateforme)",
    author=r"de|d'|par",
    called=r"(?:qui )?(?:s'appelle|s'appelait|appelee?|intitulee?|nommee?)|est|c'est",
    points_to=r"utilise[rz]?|utilisons|telecharge[rz]?|installe[rz]?|dans|sur|avec|depuis|par|via"
    r"|en|chercher?|cherchez|ouvrez|ouvrir|voir|voyez|allez sur|aller sur|s'appelle|appele|grace a"
    r"|de|sous|comme|site|page",
)
