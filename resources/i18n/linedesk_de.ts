<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_US">
<context>
    <name>linedesk</name>
    <message>
        <source>The language to speak, as a code: de, en. Without it the system&apos;s.</source>
        <translation>Die Sprache der Oberfläche als Kürzel: de, en. Ohne Angabe die des Systems.</translation>
    </message>
    <message>
        <source>Linedesk, the desktop console for telecom call-center agents.</source>
        <translation>Linedesk, die Desktop-Konsole für Mitarbeiter im Telekom-Callcenter.</translation>
    </message>
    <message>
        <source>Where the training system keeps its data.</source>
        <translation>Wo das Schulungssystem seine Daten ablegt.</translation>
    </message>
    <message>
        <source>Plays Linedesk&apos;s main job through the real window; a picture of each step goes to FOLDER.</source>
        <translation>Spielt die Hauptaufgabe von Linedesk im echten Fenster durch; von jedem Schritt kommt ein Bild nach FOLDER.</translation>
    </message>
    <message>
        <source>Where the pictures go.</source>
        <translation>Wohin die Bilder kommen.</translation>
    </message>
    <message>
        <source>Reads the card&apos;s digits from standard input, one a line.</source>
        <translation>Liest die Ziffern der Karte von der Standardeingabe, eine je Zeile.</translation>
    </message>
    <message>
        <source>Tells its moments and waits for a line at each.</source>
        <translation>Meldet seine Zeitpunkte und wartet an jedem auf eine Zeile.</translation>
    </message>
    <message>
        <source>Types the card into a plain line edit as well.</source>
        <translation>Tippt die Karte auch in ein gewöhnliches Textfeld.</translation>
    </message>
    <message>
        <source>Base address of a Commerce server of which nothing else is known; without it the training system is started.</source>
        <translation>Basisadresse eines Commerce-Servers, von dem sonst nichts bekannt ist; ohne sie startet das Trainingssystem.</translation>
    </message>
    <message>
        <source>Deployment profile: which servers there are and what they can do.</source>
        <translation>Standortprofil: welche Server es gibt und was sie können.</translation>
    </message>
</context>
<context>
    <name>linedesk::AccountEditor</name>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Save for %1</source>
        <translation>Für %1 speichern</translation>
    </message>
    <message>
        <source>Account saved</source>
        <translation>Konto gespeichert</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>&amp;State</source>
        <translation>&amp;Zustand</translation>
    </message>
    <message>
        <source>Accounts are not removed; one that is no longer used becomes inactive.</source>
        <translation>Konten werden nicht gelöscht; eines, das nicht mehr gebraucht wird, wird inaktiv.</translation>
    </message>
    <message>
        <source>Primary contact</source>
        <translation>Hauptkontakt</translation>
    </message>
    <message>
        <source>&amp;Primary contact</source>
        <translation>&amp;Hauptkontakt</translation>
    </message>
    <message>
        <source>Roles on this account</source>
        <translation>Rollen auf diesem Konto</translation>
    </message>
    <message>
        <source>Somebody of this household</source>
        <translation>Jemand aus diesem Haushalt</translation>
    </message>
    <message>
        <source>Role of %1</source>
        <translation>Rolle von %1</translation>
    </message>
    <message>
        <source>&amp;Give a role to</source>
        <translation>&amp;Rolle geben an</translation>
    </message>
    <message>
        <source>Links to other customers</source>
        <translation>Verbindungen zu anderen Kunden</translation>
    </message>
    <message>
        <source>Link to %1</source>
        <translation>Verbindung zu %1</translation>
    </message>
    <message>
        <source>Not linked</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>Kontonummer</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Suche…</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>&amp;Link to</source>
        <translation>&amp;Verbinden mit</translation>
    </message>
</context>
<context>
    <name>linedesk::AccountForm</name>
    <message>
        <source>No account has the number %1.</source>
        <translation>Kein Konto hat die Nummer %1.</translation>
    </message>
    <message>
        <source>%1 is no customer account: only those are linked.</source>
        <translation>%1 ist kein Kundenkonto: Nur solche werden verbunden.</translation>
    </message>
    <message>
        <source>This is the account itself.</source>
        <translation>Das ist das Konto selbst.</translation>
    </message>
    <message>
        <source>%1 is linked already.</source>
        <translation>%1 ist schon verbunden.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Primary contact</source>
        <translation>Hauptkontakt</translation>
    </message>
    <message>
        <source>Role of %1</source>
        <translation>Rolle von %1</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>An account keeps at least one admin: give the role to somebody else first.</source>
        <translation>Ein Konto behält mindestens einen Admin: Geben Sie die Rolle erst jemand anderem.</translation>
    </message>
    <message>
        <source>The primary contact needs a role on this account.</source>
        <translation>Der Hauptkontakt braucht eine Rolle auf diesem Konto.</translation>
    </message>
</context>
<context>
    <name>linedesk::AddMenu</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Address for %1</source>
        <translation>&amp;Adresse für %1</translation>
    </message>
    <message>
        <source>&amp;Billing profile for %1</source>
        <translation>&amp;Rechnungsprofil für %1</translation>
    </message>
    <message>
        <source>&amp;Service account below %1</source>
        <translation>&amp;Servicekonto unter %1</translation>
    </message>
    <message>
        <source>B&amp;illing account below %1</source>
        <translation>Rechnungs&amp;konto unter %1</translation>
    </message>
    <message>
        <source>New &amp;household</source>
        <translation>Neuer &amp;Haushalt</translation>
    </message>
</context>
<context>
    <name>linedesk::AddressEditor</name>
    <message>
        <source>New address</source>
        <translation>Neue Adresse</translation>
    </message>
    <message>
        <source>Edit address</source>
        <translation>Adresse bearbeiten</translation>
    </message>
    <message>
        <source>Save for %1</source>
        <translation>Für %1 speichern</translation>
    </message>
    <message>
        <source>Address saved</source>
        <translation>Adresse gespeichert</translation>
    </message>
    <message>
        <source>Was %1</source>
        <translation>Bisher %1</translation>
    </message>
    <message>
        <source>&amp;Country</source>
        <translation>L&amp;and</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>To change it, make another address the default.</source>
        <translation>Um das zu ändern, machen Sie eine andere Adresse zum Standard.</translation>
    </message>
    <message>
        <source>&amp;Default shipping address</source>
        <translation>Standard-&amp;Lieferadresse</translation>
    </message>
    <message>
        <source>Default &amp;billing address</source>
        <translation>Standard-&amp;Rechnungsadresse</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>There is no text to paste; copy an address first</source>
        <translation>Es gibt keinen Text zum Einfügen; kopieren Sie erst eine Adresse</translation>
    </message>
    <message>
        <source>Paste a whole address</source>
        <translation>Ganze Adresse einfügen</translation>
    </message>
</context>
<context>
    <name>linedesk::AddressForm</name>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Default shipping</source>
        <translation>Standard für Lieferungen</translation>
    </message>
    <message>
        <source>Default billing</source>
        <translation>Standard für Rechnungen</translation>
    </message>
</context>
<context>
    <name>linedesk::BillingEditor</name>
    <message>
        <source>New billing profile</source>
        <translation>Neues Rechnungsprofil</translation>
    </message>
    <message>
        <source>Edit billing profile</source>
        <translation>Rechnungsprofil bearbeiten</translation>
    </message>
    <message>
        <source>Save for %1</source>
        <translation>Für %1 speichern</translation>
    </message>
    <message>
        <source>Billing profile saved</source>
        <translation>Rechnungsprofil gespeichert</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>&amp;Zahlungsart</translation>
    </message>
    <message>
        <source>A stored profile keeps its method. For another one, add a profile.</source>
        <translation>Ein gespeichertes Profil behält seine Zahlungsart. Legen Sie für eine andere ein neues Profil an.</translation>
    </message>
    <message>
        <source>Stored card</source>
        <translation>Hinterlegte Karte</translation>
    </message>
    <message>
        <source>Choose a stored card</source>
        <translation>Hinterlegte Karte wählen</translation>
    </message>
    <message>
        <source>C&amp;ard</source>
        <translation>&amp;Karte</translation>
    </message>
    <message>
        <source>Number, name and date of a stored card cannot be changed; only its nickname can.</source>
        <translation>Nummer, Name und Datum einer hinterlegten Karte lassen sich nicht ändern, nur der Kurzname.</translation>
    </message>
    <message>
        <source>New card…</source>
        <translation>Neue Karte…</translation>
    </message>
    <message>
        <source>Replace card…</source>
        <translation>Karte ersetzen…</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>Card n&amp;ickname</source>
        <translation>Kurz&amp;name der Karte</translation>
    </message>
    <message>
        <source>Account &amp;number</source>
        <translation>Konto&amp;nummer</translation>
    </message>
    <message>
        <source>&amp;Routing number</source>
        <translation>&amp;Routing-Nummer</translation>
    </message>
    <message>
        <source>&amp;IBAN</source>
        <translation>&amp;IBAN</translation>
    </message>
    <message>
        <source>&amp;BIC</source>
        <translation>&amp;BIC</translation>
    </message>
    <message>
        <source>Account &amp;holder</source>
        <translation>K&amp;ontoinhaber</translation>
    </message>
    <message>
        <source>Ban&amp;k</source>
        <translation>Ban&amp;k</translation>
    </message>
    <message>
        <source>&amp;Profile name</source>
        <translation>&amp;Profilname</translation>
    </message>
    <message>
        <source>&amp;Delivery</source>
        <translation>Z&amp;ustellung</translation>
    </message>
    <message>
        <source>&amp;Frequency</source>
        <translation>&amp;Turnus</translation>
    </message>
    <message>
        <source>Default for %1</source>
        <translation>Standard für %1</translation>
    </message>
    <message>
        <source>To change it, make another profile the default.</source>
        <translation>Um das zu ändern, machen Sie ein anderes Profil zum Standard.</translation>
    </message>
    <message>
        <source>Default of this account</source>
        <translation>Standard dieses Kontos</translation>
    </message>
    <message>
        <source>This site is reached without the account extension: a card cannot be added here.</source>
        <translation>Dieser Standort wird ohne die Kontoerweiterung erreicht: Eine Karte kann hier nicht hinzugefügt werden.</translation>
    </message>
    <message>
        <source>This site is reached without the account extension: the card cannot be replaced here; its nickname can be changed.</source>
        <translation>Dieser Standort wird ohne die Kontoerweiterung erreicht: Die Karte kann hier nicht ersetzt werden; ihr Kurzname lässt sich ändern.</translation>
    </message>
</context>
<context>
    <name>linedesk::BillingForm</name>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Card nickname</source>
        <translation>Kurzname der Karte</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>Kontonummer</translation>
    </message>
    <message>
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message>
        <source>Routing number</source>
        <translation>Routing-Nummer</translation>
    </message>
    <message>
        <source>BIC</source>
        <translation>BIC</translation>
    </message>
    <message>
        <source>Account holder</source>
        <translation>Kontoinhaber</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Profile name</source>
        <translation>Profilname</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Zustellung</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>linedesk::CardDialog</name>
    <message>
        <source>Store card for %1</source>
        <translation>Karte für %1 hinterlegen</translation>
    </message>
    <message>
        <source>New card</source>
        <translation>Neue Karte</translation>
    </message>
    <message>
        <source>Training: published test cards only</source>
        <translation>Schulung: nur öffentliche Testkarten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Card &amp;number</source>
        <translation>Karten&amp;nummer</translation>
    </message>
    <message>
        <source>N&amp;ame on card</source>
        <translation>N&amp;ame auf der Karte</translation>
    </message>
    <message>
        <source>Month of expiry</source>
        <translation>Ablaufmonat</translation>
    </message>
    <message>
        <source>Year of expiry</source>
        <translation>Ablaufjahr</translation>
    </message>
    <message>
        <source>E&amp;xpires</source>
        <translation>&amp;Gültig bis</translation>
    </message>
    <message>
        <source>Month / year, as printed</source>
        <translation>Monat / Jahr, wie aufgedruckt</translation>
    </message>
    <message>
        <source>&amp;Security code</source>
        <translation>&amp;Prüfnummer</translation>
    </message>
    <message>
        <source>Digits pasted: %1. Check them with the caller.</source>
        <translation>Eingefügte Ziffern: %1. Gleichen Sie sie mit dem Anrufer ab.</translation>
    </message>
    <message>
        <source>A minute passed without a key, so number and code are wiped. Ask for the card again.</source>
        <translation>Eine Minute lang kam keine Eingabe, deshalb sind Nummer und Prüfnummer gelöscht. Fragen Sie die Karte noch einmal ab.</translation>
    </message>
    <message>
        <source>Storing…</source>
        <translation>Wird hinterlegt…</translation>
    </message>
    <message>
        <source> Request %1.</source>
        <translation> Anfrage %1.</translation>
    </message>
    <message>
        <source>Earlier groups are hidden while you type.</source>
        <translation>Frühere Gruppen werden beim Tippen verdeckt.</translation>
    </message>
    <message>
        <source>%1 of %2 digits. Earlier groups are hidden while you type.</source>
        <translation>%1 von %2 Ziffern. Frühere Gruppen werden beim Tippen verdeckt.</translation>
    </message>
    <message>
        <source>4 digits on the front. Never stored.</source>
        <translation>4 Ziffern auf der Vorderseite. Wird nie gespeichert.</translation>
    </message>
    <message>
        <source>3 digits on the back. Never stored.</source>
        <translation>3 Ziffern auf der Rückseite. Wird nie gespeichert.</translation>
    </message>
    <message>
        <source>The card number</source>
        <translation>Die Kartennummer</translation>
    </message>
    <message>
        <source>The name on the card</source>
        <translation>Der Name auf der Karte</translation>
    </message>
    <message>
        <source>Month and year</source>
        <translation>Die Angabe von Monat und Jahr</translation>
    </message>
    <message>
        <source>The security code</source>
        <translation>Die Prüfnummer</translation>
    </message>
    <message>
        <source>Use as &amp;default of this account</source>
        <translation>Als &amp;Standard des Kontos verwenden</translation>
    </message>
    <message>
        <source>Use as default for %1</source>
        <translation>Als Standard für %1 verwenden</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Nicht mehr warten</translation>
    </message>
    <message>
        <source>Goes to Commerce alone.
Wiped here once sent.</source>
        <translation>Geht nur an Commerce.
Hier nach dem Senden gelöscht.</translation>
    </message>
</context>
<context>
    <name>linedesk::CardNumberEdit</name>
    <message numerus="yes">
        <source>%n digits</source>
        <translation>
            <numerusform>%n Ziffer</numerusform>
            <numerusform>%n Ziffern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linedesk::CommandBar</name>
    <message>
        <source>TRAINING</source>
        <translation>SCHULUNG</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>Sperren (Strg+L)</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>Angemeldet als %1</translation>
    </message>
</context>
<context>
    <name>linedesk::ConflictPanel</name>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>Somebody else has changed this in the meantime</source>
        <translation>Jemand anders hat das inzwischen geändert</translation>
    </message>
    <message>
        <source>As you opened it</source>
        <translation>Beim Öffnen</translation>
    </message>
    <message>
        <source>Stored now</source>
        <translation>Jetzt gespeichert</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ihre Fassung</translation>
    </message>
    <message>
        <source>Both of you changed this field</source>
        <translation>Dieses Feld wurde von beiden geändert</translation>
    </message>
    <message>
        <source>%1: opened %2, stored now %3, yours %4</source>
        <translation>%1: beim Öffnen %2, jetzt gespeichert %3, Ihre Fassung %4</translation>
    </message>
    <message>
        <source>&amp;Take the stored one</source>
        <translation>&amp;Gespeicherte übernehmen</translation>
    </message>
    <message>
        <source>&amp;Keep mine</source>
        <translation>&amp;Meine behalten</translation>
    </message>
    <message>
        <source>Nothing of yours was saved. Choose one; fields that only one of you has changed are kept either way. After “Keep mine” save again: that replaces what is stored.</source>
        <translation>Von Ihren Änderungen wurde nichts gespeichert. Wählen Sie eine Fassung; Felder, die nur einer von beiden geändert hat, bleiben in jedem Fall erhalten. Nach „Meine behalten“ speichern Sie noch einmal: Das ersetzt die gespeicherte Fassung.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing of yours was saved. Both of you have changed %n fields: choose for each. What only one of you has changed is kept. Then save again: yours replaces what is stored.</source>
        <translation>
            <numerusform>Nichts von Ihnen wurde gespeichert. Sie beide haben %n Feld geändert: Wählen Sie. Was nur einer geändert hat, bleibt. Speichern Sie dann noch einmal: Ihres ersetzt, was gespeichert ist.</numerusform>
            <numerusform>Nichts von Ihnen wurde gespeichert. Sie beide haben %n Felder geändert: Wählen Sie für jedes. Was nur einer geändert hat, bleibt. Speichern Sie dann noch einmal: Ihres ersetzt, was gespeichert ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: take the stored one, %2</source>
        <translation>%1: das gespeicherte nehmen, %2</translation>
    </message>
    <message>
        <source>%1: keep mine, %2</source>
        <translation>%1: meines behalten, %2</translation>
    </message>
    <message>
        <source>&amp;Take all stored ones</source>
        <translation>Alle &amp;gespeicherten nehmen</translation>
    </message>
    <message>
        <source>&amp;Keep all of mine</source>
        <translation>Alle &amp;meine behalten</translation>
    </message>
    <message>
        <source>&amp;As chosen</source>
        <translation>&amp;Wie gewählt</translation>
    </message>
</context>
<context>
    <name>linedesk::Console</name>
    <message>
        <source>Training, on this computer</source>
        <translation>Schulung, auf diesem Rechner</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Teamleitung</translation>
    </message>
    <message>
        <source>You are signed out.</source>
        <translation>Sie sind abgemeldet.</translation>
    </message>
    <message>
        <source>With code</source>
        <translation>Mit Code</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Neu vergeben</translation>
    </message>
    <message>
        <source>The deployment profile has mistakes, so nothing was connected. Tell the IT desk:</source>
        <translation>Das Standortprofil ist fehlerhaft, daher wurde keine Verbindung aufgebaut. Melden Sie der IT:</translation>
    </message>
</context>
<context>
    <name>linedesk::ConsoleWindow</name>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>There are changes that are not saved. Sign out and throw them away?</source>
        <translation>Es gibt Änderungen, die nicht gespeichert sind. Abmelden und die Änderungen verwerfen?</translation>
    </message>
    <message>
        <source>Sign out and throw away</source>
        <translation>Abmelden und verwerfen</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>There are changes that are not saved. Close Linedesk and throw them away?</source>
        <translation>Es gibt Änderungen, die nicht gespeichert sind. Linedesk schließen und die Änderungen verwerfen?</translation>
    </message>
    <message>
        <source>Close and throw away</source>
        <translation>Schließen und verwerfen</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Weiterarbeiten</translation>
    </message>
</context>
<context>
    <name>linedesk::DeploymentProfile</name>
    <message>
        <source>a text is wanted here</source>
        <translation>hier wird ein Text erwartet</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>an address such as https://shop.example is wanted here</source>
        <translation>hier wird eine Adresse wie https://shop.example erwartet</translation>
    </message>
    <message>
        <source>%1 is reached without encryption; use https</source>
        <translation>%1 wird ohne Verschlüsselung erreicht; verwenden Sie https</translation>
    </message>
    <message>
        <source>a user or a password does not belong into an address</source>
        <translation>Benutzer und Passwort gehören nicht in eine Adresse</translation>
    </message>
    <message>
        <source>nothing belongs behind the address</source>
        <translation>hinter die Adresse gehört nichts</translation>
    </message>
    <message>
        <source>a path such as %1 is wanted here</source>
        <translation>hier wird ein Pfad wie %1 erwartet</translation>
    </message>
    <message>
        <source>milliseconds from 1000 to 600000 are wanted here</source>
        <translation>hier werden Millisekunden von 1000 bis 600000 erwartet</translation>
    </message>
    <message>
        <source>is not known; known are %1</source>
        <translation>ist nicht bekannt; bekannt sind %1</translation>
    </message>
    <message>
        <source>is written %1</source>
        <translation>schreibt sich %1</translation>
    </message>
    <message>
        <source>capabilities: names with true or false are wanted here</source>
        <translation>capabilities: hier werden Namen mit true oder false erwartet</translation>
    </message>
    <message>
        <source>true or false is wanted here</source>
        <translation>hier wird true oder false erwartet</translation>
    </message>
    <message>
        <source>flows: an object with baseUrl and user is wanted here</source>
        <translation>flows: hier wird ein Objekt mit baseUrl und user erwartet</translation>
    </message>
    <message>
        <source>is missing: each agent has an own user there</source>
        <translation>fehlt: Jeder Agent hat dort einen eigenen Benutzer</translation>
    </message>
    <message>
        <source>keys with paths are wanted here</source>
        <translation>hier werden Schlüssel mit Pfaden erwartet</translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
    <message>
        <source>the file has to be one JSON object</source>
        <translation>die Datei muss ein JSON-Objekt sein</translation>
    </message>
    <message>
        <source>production, test or training is wanted here</source>
        <translation>hier wird production, test oder training erwartet</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
</context>
<context>
    <name>linedesk::Desk</name>
    <message>
        <source>Signed in as %1</source>
        <translation>Angemeldet als %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Profile %1</source>
        <translation>Profil %1</translation>
    </message>
    <message>
        <source>No customer open</source>
        <translation>Kein Kunde geöffnet</translation>
    </message>
    <message>
        <source>Find one by the beginning of a name, an e-mail address or a phone number.</source>
        <translation>Suchen Sie mit dem Anfang eines Namens, einer E-Mail-Adresse oder einer Rufnummer.</translation>
    </message>
    <message>
        <source>Find a customer</source>
        <translation>Kunden suchen</translation>
    </message>
    <message>
        <source>Next open customer</source>
        <translation>Nächster geöffneter Kunde</translation>
    </message>
    <message>
        <source>Close this customer</source>
        <translation>Diesen Kunden schließen</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Filter the household</source>
        <translation>Haushalt filtern</translation>
    </message>
    <message>
        <source>Expand the household</source>
        <translation>Haushalt aufklappen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Edit the selected row</source>
        <translation>Gewählte Zeile bearbeiten</translation>
    </message>
    <message>
        <source>Add to the selected account</source>
        <translation>Zum gewählten Konto hinzufügen</translation>
    </message>
    <message>
        <source>Save for the customer</source>
        <translation>Für den Kunden speichern</translation>
    </message>
    <message>
        <source>Back; asks before work is lost</source>
        <translation>Zurück; fragt, bevor etwas verloren geht</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Lock the desk</source>
        <translation>Arbeitsplatz sperren</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>All &amp;keys</source>
        <translation>Alle &amp;Tasten</translation>
    </message>
    <message>
        <source>Loc&amp;k</source>
        <translation>Sp&amp;erren</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>A&amp;bmelden</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>What you changed for %1 is not saved. Close and throw it away?</source>
        <translation>Was Sie für %1 geändert haben, ist nicht gespeichert. Schließen und verwerfen?</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Nobody has used this desk for a while: it locks at %1. Any key or click keeps it open.</source>
        <translation>An diesem Arbeitsplatz war eine Weile niemand tätig: Er wird um %1 gesperrt. Jede Taste und jeder Klick hält ihn offen.</translation>
    </message>
    <message>
        <source>Find one by the beginning of a name, an e-mail address, a phone number or an account number.</source>
        <translation>Suchen Sie mit dem Anfang eines Namens, einer E-Mail-Adresse, einer Rufnummer oder einer Kontonummer.</translation>
    </message>
    <message>
        <source>Editing; nothing of this edit is saved yet</source>
        <translation>In Bearbeitung; davon ist noch nichts gespeichert</translation>
    </message>
    <message>
        <source>No line to the server since %1. What you typed stays here and is not saved by itself; only the line is tried again, every few seconds.</source>
        <translation>Keine Verbindung zum Server seit %1. Ihre Eingaben bleiben hier und werden nicht von selbst gespeichert; alle paar Sekunden wird nur die Verbindung neu versucht.</translation>
    </message>
    <message>
        <source>Take back the last save</source>
        <translation>Letzte Speicherung zurücknehmen</translation>
    </message>
</context>
<context>
    <name>linedesk::DetailsPane</name>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Zurück (Alt+Links)</translation>
    </message>
    <message>
        <source>For the account %1</source>
        <translation>Für das Konto %1</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>What you changed for %1 is not saved. Throw it away?</source>
        <translation>Was Sie für %1 geändert haben, ist nicht gespeichert. Verwerfen?</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Still storing the card; what comes of it is told here</source>
        <translation>Karte wird noch hinterlegt; das Ergebnis erscheint hier</translation>
    </message>
    <message>
        <source>%1 is stored with Commerce. The billing profile is not changed yet: save it</source>
        <translation>%1 ist bei Commerce hinterlegt. Das Rechnungsprofil ist noch nicht geändert: Speichern Sie es</translation>
    </message>
    <message>
        <source>Card entry is open; nothing of it is stored yet</source>
        <translation>Die Karteneingabe ist offen; davon ist noch nichts hinterlegt</translation>
    </message>
    <message>
        <source>Card entry closed; no card was stored</source>
        <translation>Karteneingabe geschlossen; es wurde keine Karte hinterlegt</translation>
    </message>
    <message>
        <source>Card entry closed; it is not known whether the card was stored. Read the customer again with F5</source>
        <translation>Karteneingabe geschlossen; es ist nicht bekannt, ob die Karte hinterlegt wurde. Lesen Sie den Kunden mit F5 neu</translation>
    </message>
    <message>
        <source>Save or leave this edit first; nothing was taken back</source>
        <translation>Erst diese Änderung speichern oder verlassen; es wurde nichts zurückgenommen</translation>
    </message>
    <message>
        <source>The record was changed again after that save; nothing was taken back</source>
        <translation>Der Datensatz wurde nach dieser Speicherung noch einmal geändert; es wurde nichts zurückgenommen</translation>
    </message>
    <message>
        <source>There is no save here that could be taken back</source>
        <translation>Hier gibt es keine Speicherung, die zurückgenommen werden könnte</translation>
    </message>
    <message>
        <source>The values before that save; nothing is taken back until you save</source>
        <translation>Die Werte vor dieser Speicherung; zurückgenommen ist erst etwas, wenn Sie speichern</translation>
    </message>
</context>
<context>
    <name>linedesk::FormEditor</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Somebody else has changed this account in the meantime, but nothing that you see here. Nothing of yours is saved yet: save again.</source>
        <translation>Jemand anders hat dieses Konto inzwischen geändert, aber nichts von dem, was Sie hier sehen. Von Ihnen ist noch nichts gespeichert: Speichern Sie noch einmal.</translation>
    </message>
    <message>
        <source>Looked it up: nothing was saved, the server still holds what was there before. Save again.</source>
        <translation>Nachgesehen: Es wurde nichts gespeichert, auf dem Server steht noch der vorige Stand. Speichern Sie noch einmal.</translation>
    </message>
    <message>
        <source>Nothing was saved; what you typed is still here</source>
        <translation>Nichts wurde gespeichert; Ihre Eingaben sind noch da</translation>
    </message>
    <message>
        <source>Nothing was saved: the record is no longer stored. What you typed is still here, so that it can be added again.</source>
        <translation>Nichts wurde gespeichert: Den Datensatz gibt es nicht mehr. Ihre Eingaben sind noch da, damit er neu angelegt werden kann.</translation>
    </message>
    <message>
        <source>Still saving; what comes of it is told here</source>
        <translation>Wird noch gespeichert; das Ergebnis erscheint hier</translation>
    </message>
    <message numerus="yes">
        <source>%n changes, not saved</source>
        <translation>
            <numerusform>%n Änderung offen</numerusform>
            <numerusform>%n Änderungen offen</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Nicht mehr warten</translation>
    </message>
    <message>
        <source>The save goes on; what comes of it is told at the foot of the window.</source>
        <translation>Das Speichern läuft weiter; das Ergebnis erscheint am unteren Fensterrand.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message numerus="yes">
        <source>%n fields to correct</source>
        <translation>
            <numerusform>%n Feld zu korrigieren</numerusform>
            <numerusform>%n Felder zu korrigieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Look it up</source>
        <translation>Nachsehen</translation>
    </message>
    <message>
        <source>Not known whether saved</source>
        <translation>Unklar, ob gespeichert</translation>
    </message>
    <message>
        <source>Somebody else has changed other fields of it in the meantime (%1). Theirs and yours are both kept here; nothing of yours is saved yet: save again.</source>
        <translation>Jemand anderes hat inzwischen andere Felder davon geändert (%1). Deren und Ihre bleiben hier beide; von Ihren ist noch nichts gespeichert: Speichern Sie noch einmal.</translation>
    </message>
</context>
<context>
    <name>linedesk::KeysSheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>linedesk::LateNews</name>
    <message>
        <source>Address saved</source>
        <translation>Adresse gespeichert</translation>
    </message>
    <message>
        <source>Account saved</source>
        <translation>Konto gespeichert</translation>
    </message>
    <message>
        <source>Accounts made</source>
        <translation>Konten angelegt</translation>
    </message>
    <message>
        <source>Billing profile saved</source>
        <translation>Rechnungsprofil gespeichert</translation>
    </message>
    <message>
        <source>Card stored with Commerce; no billing profile uses it yet</source>
        <translation>Karte bei Commerce hinterlegt; noch kein Rechnungsprofil verwendet sie</translation>
    </message>
</context>
<context>
    <name>linedesk::LineLight</name>
    <message>
        <source>Offline</source>
        <translation>Getrennt</translation>
    </message>
    <message>
        <source>Online · %1 ms</source>
        <translation>Verbunden · %1 ms</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Verbunden</translation>
    </message>
</context>
<context>
    <name>linedesk::LockScreen</name>
    <message>
        <source>One-time &amp;code</source>
        <translation>&amp;Einmalcode</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>6 digits from your authenticator</source>
        <translation>6 Ziffern aus Ihrer Authenticator-App</translation>
    </message>
    <message>
        <source>Sign out instead</source>
        <translation>Stattdessen abmelden</translation>
    </message>
    <message>
        <source>Your session has ended</source>
        <translation>Ihre Sitzung ist beendet</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Nobody has used this desk for a while.</source>
        <translation>An diesem Arbeitsplatz war eine Weile niemand tätig.</translation>
    </message>
    <message>
        <source>The server asks you to sign in again.</source>
        <translation>Der Server verlangt eine neue Anmeldung.</translation>
    </message>
    <message>
        <source>No customer is open.</source>
        <translation>Kein Kunde ist geöffnet.</translation>
    </message>
    <message numerus="yes">
        <source>%n customers are open.</source>
        <translation>
            <numerusform>%n Kunde ist geöffnet.</numerusform>
            <numerusform>%n Kunden sind geöffnet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Card number and code were wiped: ask for the card again.</source>
        <translation>Kartennummer und Prüfnummer wurden gelöscht: Fragen Sie die Karte noch einmal ab.</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Wird entsperrt…</translation>
    </message>
    <message>
        <source>The computer was locked or went to sleep.</source>
        <translation>Der Rechner wurde gesperrt oder ging in den Ruhezustand.</translation>
    </message>
    <message numerus="yes">
        <source>%n customers are open, %1 with edits that are not saved. They are kept here: save them afterwards. Signing out drops them.</source>
        <translation>
            <numerusform>%n Kunde ist offen, %1 mit Änderungen, die nicht gespeichert sind. Sie bleiben hier: Speichern Sie sie danach. Abmelden verwirft sie.</numerusform>
            <numerusform>%n Kunden sind offen, %1 mit Änderungen, die nicht gespeichert sind. Sie bleiben hier: Speichern Sie sie danach. Abmelden verwirft sie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saves wait for you: they are not confirmed yet, are sent once you have signed in, and the window says what came of them. Signing out drops them.</source>
        <translation>
            <numerusform>%n Speicherung wartet auf Sie: Sie ist noch nicht bestätigt, wird nach der Anmeldung gesendet, und das Fenster sagt, was daraus wurde. Abmelden verwirft sie.</numerusform>
            <numerusform>%n Speicherungen warten auf Sie: Sie sind noch nicht bestätigt, werden nach der Anmeldung gesendet, und das Fenster sagt, was daraus wurde. Abmelden verwirft sie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saves are not confirmed yet: they go on behind the lock, and the window says afterwards what came of them.</source>
        <translation>
            <numerusform>%n Speicherung ist noch nicht bestätigt: Sie geht hinter der Sperre weiter, und das Fenster sagt danach, was daraus wurde.</numerusform>
            <numerusform>%n Speicherungen sind noch nicht bestätigt: Sie gehen hinter der Sperre weiter, und das Fenster sagt danach, was daraus wurde.</numerusform>
        </translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmeldung…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>linedesk::LoginForm</name>
    <message>
        <source>You are not signed in: you stopped waiting for the server.</source>
        <translation>Sie sind nicht angemeldet: Sie haben das Warten auf den Server abgebrochen.</translation>
    </message>
    <message>
        <source>This user signs in with a one-time code as well. Type the 6 digits from the authenticator.</source>
        <translation>Dieser Benutzer meldet sich zusätzlich mit einem Einmalcode an. Tippen Sie die 6 Ziffern aus der Authenticator-App.</translation>
    </message>
    <message>
        <source>User, password or code is not right. Wait for the next code, then try again.</source>
        <translation>Benutzer, Passwort oder Code stimmt nicht. Warten Sie auf den nächsten Code und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>User or password is not right. After six wrong tries the user is locked for 30 minutes.</source>
        <translation>Benutzer oder Passwort stimmt nicht. Nach sechs Fehlversuchen wird der Benutzer für 30 Minuten gesperrt.</translation>
    </message>
    <message>
        <source>This user is locked after too many wrong tries. Try again later, or ask the IT desk.</source>
        <translation>Dieser Benutzer ist nach zu vielen Fehlversuchen gesperrt. Versuchen Sie es später noch einmal oder fragen Sie den IT-Service.</translation>
    </message>
    <message>
        <source>This user is locked after too many wrong tries, until %1. The IT desk can unlock it.</source>
        <translation>Dieser Benutzer ist nach zu vielen Fehlversuchen gesperrt, bis %1 Uhr. Der IT-Service kann ihn entsperren.</translation>
    </message>
    <message>
        <source>Too many tries from this computer. Wait %1 s, then try again.</source>
        <translation>Zu viele Versuche von diesem Rechner. Warten Sie %1 s und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>You stopped waiting, so it is not known whether the password was changed. Go back and sign in with the new one; if that does not work, try again.</source>
        <translation>Sie haben das Warten abgebrochen, deshalb ist nicht bekannt, ob das Passwort geändert wurde. Gehen Sie zurück und melden Sie sich mit dem neuen an; geht das nicht, versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>A mail with a reset code is on its way to %1. Type the code and a new password.</source>
        <translation>Eine Mail mit einem Rücksetzcode ist unterwegs an %1. Tippen Sie den Code und ein neues Passwort.</translation>
    </message>
    <message>
        <source>The password of this user cannot be changed here. Ask your supervisor or the IT desk for a new one.</source>
        <translation>Das Passwort dieses Benutzers lässt sich hier nicht ändern. Bitten Sie Ihre Teamleitung oder den IT-Service um ein neues.</translation>
    </message>
    <message>
        <source>The password was not changed: the reset code is not right, or older than 30 minutes. Type it again, or have another one mailed.</source>
        <translation>Das Passwort wurde nicht geändert: Der Rücksetzcode stimmt nicht oder ist älter als 30 Minuten. Tippen Sie ihn noch einmal oder lassen Sie sich einen neuen mailen.</translation>
    </message>
    <message>
        <source>The password was not changed: it takes 8 characters or more with a digit, a capital and a small letter, and none of your last four. Choose another one.</source>
        <translation>Das Passwort wurde nicht geändert: Nötig sind mindestens 8 Zeichen mit einer Ziffer, einem Groß- und einem Kleinbuchstaben, und keines Ihrer letzten vier Passwörter. Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>This password has ended: it must be changed every 90 days. Have a reset code mailed to you, then choose a new one.</source>
        <translation>Dieses Passwort ist abgelaufen: Es muss alle 90 Tage geändert werden. Lassen Sie sich einen Rücksetzcode mailen und wählen Sie dann ein neues.</translation>
    </message>
    <message>
        <source>This password was issued to you and must be changed before you can work. Have a reset code mailed to you, then choose a new one.</source>
        <translation>Dieses Passwort wurde Ihnen vergeben und muss geändert werden, bevor Sie arbeiten können. Lassen Sie sich einen Rücksetzcode mailen und wählen Sie dann ein neues.</translation>
    </message>
</context>
<context>
    <name>linedesk::LoginPage</name>
    <message>
        <source>No real server can be reached from training. Nothing typed here leaves this computer.</source>
        <translation>Aus der Schulung ist kein echter Server erreichbar. Nichts, was Sie hier tippen, verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>&amp;Umgebung</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>One-time &amp;code</source>
        <translation>&amp;Einmalcode</translation>
    </message>
    <message>
        <source>6 digits from your authenticator</source>
        <translation>6 Ziffern aus Ihrer Authenticator-App</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Nicht warten</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Training accounts</source>
        <translation>Schulungskonten</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use the training account %1</source>
        <translation>Schulungskonto %1 verwenden</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmeldung läuft…</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>Phone and mail of %1</source>
        <translation>Telefon und Mails von %1</translation>
    </message>
    <message>
        <source>Password %1</source>
        <translation>Passwort %1</translation>
    </message>
    <message>
        <source>&amp;Integration Cloud</source>
        <translation>&amp;Integration Cloud</translation>
    </message>
    <message>
        <source>Password of %1; this computer&apos;s key store keeps it, where there is one</source>
        <translation>Passwort von %1; der Schlüsselspeicher dieses Rechners bewahrt es auf, wenn es einen gibt</translation>
    </message>
</context>
<context>
    <name>linedesk::NewAccountsEditor</name>
    <message>
        <source>New service account below %1</source>
        <translation>Neues Servicekonto unter %1</translation>
    </message>
    <message>
        <source>New billing account below %1</source>
        <translation>Neues Rechnungskonto unter %1</translation>
    </message>
    <message>
        <source>New household</source>
        <translation>Neuer Haushalt</translation>
    </message>
    <message>
        <source>Make it for %1</source>
        <translation>Für %1 anlegen</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Neues Konto</translation>
    </message>
    <message>
        <source>%1 has the customer account %2 already. A second one is a household of its own: for another place or bill, add a service or billing account to the first.</source>
        <translation>%1 hat schon das Kundenkonto %2. Ein zweites ist ein eigener Haushalt: Für einen anderen Ort oder eine andere Rechnung legen Sie ein Service- oder Rechnungskonto unter dem ersten an.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Accounts below it, at the same address</source>
        <translation>Konten darunter, an derselben Adresse</translation>
    </message>
    <message>
        <source>Add a s&amp;ervice account</source>
        <translation>S&amp;ervicekonto dazu</translation>
    </message>
    <message>
        <source>Add a &amp;billing account</source>
        <translation>&amp;Rechnungskonto dazu</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Zuhause</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Name of the %1</source>
        <translation>Name: %1</translation>
    </message>
    <message>
        <source>Leave %1 out</source>
        <translation>%1 weglassen</translation>
    </message>
    <message>
        <source>The tree afterwards</source>
        <translation>Der Baum danach</translation>
    </message>
    <message>
        <source>(no name yet)</source>
        <translation>(noch kein Name)</translation>
    </message>
    <message>
        <source>is there already</source>
        <translation>ist schon da</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Account made</source>
        <translation>Konto angelegt</translation>
    </message>
    <message>
        <source>Accounts made</source>
        <translation>Konten angelegt</translation>
    </message>
</context>
<context>
    <name>linedesk::NodeDetails</name>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit (F2)</source>
        <translation>Bearbeiten (F2)</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Gespeichert in</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>Kontonummer</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>%1&apos;s role</source>
        <translation>Rolle von %1</translation>
    </message>
    <message>
        <source>Primary contact</source>
        <translation>Hauptkontakt</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Billing profiles</source>
        <translation>Rechnungsprofile</translation>
    </message>
    <message>
        <source>CRM</source>
        <translation>CRM</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Role on %1</source>
        <translation>Rolle bei %1</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Darf</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Contact number</source>
        <translation>Kontaktnummer</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Anschrift</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Kurzname</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>Verwendet für</translation>
    </message>
    <message>
        <source>This card has expired. Replace it, or the next bill stays unpaid.</source>
        <translation>Diese Karte ist abgelaufen. Ersetzen Sie sie, sonst bleibt die nächste Rechnung unbezahlt.</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Zahlungsart</translation>
    </message>
    <message>
        <source>%1, default for %2</source>
        <translation>%1, Standard für %2</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Name on card</source>
        <translation>Name auf der Karte</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>IBAN</source>
        <translation>IBAN</translation>
    </message>
    <message>
        <source>Routing number</source>
        <translation>Routing-Nummer</translation>
    </message>
    <message>
        <source>Sort code</source>
        <translation>Sort Code</translation>
    </message>
    <message>
        <source>BIC</source>
        <translation>BIC</translation>
    </message>
    <message>
        <source>Account holder</source>
        <translation>Kontoinhaber</translation>
    </message>
    <message>
        <source>Account type</source>
        <translation>Kontoart</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Bank address</source>
        <translation>Adresse der Bank</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Profile name</source>
        <translation>Profilname</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Zustellung</translation>
    </message>
    <message>
        <source>Billing address</source>
        <translation>Rechnungsadresse</translation>
    </message>
    <message>
        <source>Profile number</source>
        <translation>Profilnummer</translation>
    </message>
    <message>
        <source>Commerce (card), CRM (profile)</source>
        <translation>Commerce (Karte), CRM (Profil)</translation>
    </message>
    <message>
        <source>Account that is not shown</source>
        <translation>Nicht sichtbares Konto</translation>
    </message>
    <message>
        <source>The accounts below belong to it. %1 has no role on it, so this server tells nothing else.</source>
        <translation>Die Konten darunter gehören dazu. %1 hat dort keine Rolle, daher teilt dieser Server sonst nichts mit.</translation>
    </message>
    <message>
        <source>%1 has no role on this account: people, addresses and bills stay closed, and nothing can be changed. An admin of the account or your supervisor can give a role.</source>
        <translation>%1 hat bei diesem Konto keine Rolle: Personen, Adressen und Rechnungen bleiben verschlossen, und nichts kann geändert werden. Ein Admin des Kontos oder Ihre Leitung kann eine Rolle geben.</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>Nicht gezeigt</translation>
    </message>
    <message>
        <source>Accounts without a role for %1; this server does not tell whether there are any</source>
        <translation>Konten ohne Rolle für %1; dieser Server sagt nicht, ob es welche gibt</translation>
    </message>
    <message>
        <source>On this account itself</source>
        <translation>Auf diesem Konto selbst</translation>
    </message>
</context>
<context>
    <name>linedesk::NoticeBar</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>F1  All keys</source>
        <translation>F1  Alle Tasten</translation>
    </message>
    <message>
        <source>Copy the request number</source>
        <translation>Anfragenummer kopieren</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>Anfrage %1</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Opens the record with its values before this save (Ctrl+Shift+Z)</source>
        <translation>Öffnet den Datensatz mit den Werten vor dieser Speicherung (Strg+Umschalt+Z)</translation>
    </message>
</context>
<context>
    <name>linedesk::PasswordChange</name>
    <message>
        <source>&amp;Again</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Mail me a reset code</source>
        <translation>Rücksetzcode mailen</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>&amp;Reset code</source>
        <translation>&amp;Rücksetzcode</translation>
    </message>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Neues Passwort</translation>
    </message>
    <message>
        <source>8 or more, with a digit, a capital and a small letter</source>
        <translation>Mindestens 8, mit Ziffer, Groß- und Kleinbuchstabe</translation>
    </message>
    <message>
        <source>Mail another one</source>
        <translation>Neuen mailen</translation>
    </message>
    <message>
        <source>This is not the same as above.</source>
        <translation>Das ist nicht dasselbe wie oben.</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>Wird geändert…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>linedesk::PastedAddress</name>
    <message>
        <source>The pasted address, field by field</source>
        <translation>Die eingefügte Adresse, Feld für Feld</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Has no field</source>
        <translation>Ohne Feld</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>&amp;Lassen</translation>
    </message>
    <message>
        <source>&amp;Use it</source>
        <translation>&amp;Verwenden</translation>
    </message>
</context>
<context>
    <name>linedesk::RailView</name>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>next customer</source>
        <translation>nächster Kunde</translation>
    </message>
    <message>
        <source>Open (%1)</source>
        <translation>Geöffnet (%1)</translation>
    </message>
    <message>
        <source>Recent, this shift</source>
        <translation>Zuletzt in dieser Schicht</translation>
    </message>
    <message>
        <source>Edit not finished</source>
        <translation>Bearbeitung offen</translation>
    </message>
</context>
<context>
    <name>linedesk::ReadBack</name>
    <message>
        <source>not complete yet</source>
        <translation>noch nicht vollständig</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>Read back to the caller</source>
        <translation>Zum Vorlesen für den Anrufer</translation>
    </message>
</context>
<context>
    <name>linedesk::SandboxProcess</name>
    <message>
        <source>The training system could not be started (%1). Install Linedesk again, or ask your IT desk.</source>
        <translation>Das Schulungssystem konnte nicht gestartet werden (%1). Installieren Sie Linedesk neu oder fragen Sie Ihren IT-Service.</translation>
    </message>
    <message>
        <source>The training system has stopped (code %1). %2</source>
        <translation>Das Schulungssystem wurde beendet (Code %1). %2</translation>
    </message>
</context>
<context>
    <name>linedesk::SearchField</name>
    <message>
        <source>Find a customer: name, phone, e-mail</source>
        <translation>Kunden suchen: Name, Rufnummer, E-Mail</translation>
    </message>
    <message>
        <source>Find a customer</source>
        <translation>Kunden suchen</translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation>Gefundene Kunden</translation>
    </message>
    <message>
        <source>↑+↓</source>
        <translation>↑+↓</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>wählen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>open</source>
        <translation>öffnen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>close</source>
        <translation>schließen</translation>
    </message>
    <message>
        <source>Looking for “%1”…</source>
        <translation>Suche nach „%1“ läuft…</translation>
    </message>
    <message>
        <source>The search did not work</source>
        <translation>Die Suche hat nicht funktioniert</translation>
    </message>
    <message>
        <source>The first %1 of %2 customers that match “%3”</source>
        <translation>Die ersten %1 von %2 Kunden, die zu „%3“ passen</translation>
    </message>
    <message numerus="yes">
        <source>%n customers match “%1”</source>
        <translation>
            <numerusform>%n Kunde passt zu „%1“</numerusform>
            <numerusform>%n Kunden passen zu „%1“</numerusform>
        </translation>
    </message>
    <message>
        <source>by name · %1 ms</source>
        <translation>nach Namen · %1 ms</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Niemand gefunden</translation>
    </message>
    <message>
        <source>Try the beginning of a name, an e-mail address or a phone number. Nothing else is searched.</source>
        <translation>Versuchen Sie den Anfang eines Namens, einer E-Mail-Adresse oder einer Rufnummer. Anderes wird nicht durchsucht.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>The server is busy</source>
        <translation>Der Server ist ausgelastet</translation>
    </message>
    <message>
        <source>It asked to wait %1 s. The search goes on by itself.</source>
        <translation>Er bittet um %1 s Geduld. Die Suche geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Find a customer: name, phone, e-mail, account</source>
        <translation>Kunden suchen: Name, Rufnummer, E-Mail, Konto</translation>
    </message>
    <message>
        <source>%1 Account numbers could not be searched.</source>
        <translation>%1 Kontonummern konnten nicht durchsucht werden.</translation>
    </message>
    <message>
        <source>Try the beginning of a name, an e-mail address, a phone number or an account number. Nothing else is searched.</source>
        <translation>Versuchen Sie den Anfang eines Namens, einer E-Mail-Adresse, einer Rufnummer oder einer Kontonummer. Anderes wird nicht durchsucht.</translation>
    </message>
</context>
<context>
    <name>linedesk::Segmented</name>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
</context>
<context>
    <name>linedesk::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>linedesk::TreePane</name>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Reading the household… %1 s</source>
        <translation>Haushalt wird gelesen… %1 s</translation>
    </message>
    <message>
        <source>Filter this household</source>
        <translation>Diesen Haushalt filtern</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>What the tree shows</source>
        <translation>Was der Baum zeigt</translation>
    </message>
    <message>
        <source>Expand household (Ctrl+E)</source>
        <translation>Haushalt aufklappen (Strg+E)</translation>
    </message>
    <message>
        <source>Add (Ins)</source>
        <translation>Hinzufügen (Einfg)</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Haushalt</translation>
    </message>
    <message>
        <source>Nothing here fits the filter</source>
        <translation>Nichts passt zum Filter</translation>
    </message>
    <message>
        <source>Clear the filter or choose “All” to see the whole household.</source>
        <translation>Leeren Sie den Filter oder wählen Sie „Alle“, um den ganzen Haushalt zu sehen.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Not known to the CRM yet</source>
        <translation>Im CRM noch nicht bekannt</translation>
    </message>
    <message>
        <source>%1 has a log-in, but no household: accounts are kept in the CRM, and it has no contact for this person.</source>
        <translation>%1 hat einen Zugang, aber keinen Haushalt: Konten werden im CRM geführt, und dort gibt es für diese Person keinen Kontakt.</translation>
    </message>
    <message>
        <source>No accounts</source>
        <translation>Keine Konten</translation>
    </message>
    <message>
        <source>%1 has no role on any account.</source>
        <translation>%1 hat bei keinem Konto eine Rolle.</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>You stopped the reading of this household. Nothing was changed.</source>
        <translation>Sie haben das Lesen dieses Haushalts abgebrochen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>The server is busy and asked to wait %1 s. Reading goes on by itself.</source>
        <translation>Der Server ist ausgelastet und bittet um %1 s Geduld. Das Lesen geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Accounts and people are here. Stored cards were not read: you stopped the reading.</source>
        <translation>Konten und Personen sind da. Hinterlegte Karten wurden nicht gelesen: Sie haben das Lesen abgebrochen.</translation>
    </message>
    <message>
        <source>%1 of %2 accounts are read; the others are on their way.</source>
        <translation>%1 von %2 Konten sind gelesen; die anderen sind unterwegs.</translation>
    </message>
    <message>
        <source>%1 of %2 accounts are here. The others could not be read: %3</source>
        <translation>%1 von %2 Konten sind da. Die anderen konnten nicht gelesen werden: %3</translation>
    </message>
    <message>
        <source>%1 of %2 accounts are here. You stopped the reading.</source>
        <translation>%1 von %2 Konten sind da. Sie haben das Lesen abgebrochen.</translation>
    </message>
    <message>
        <source>The accounts on which %1 has a role are here. Whether there are more could not be read: %2</source>
        <translation>Die Konten, bei denen %1 eine Rolle hat, sind da. Ob es weitere gibt, konnte nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>Anfrage %1</translation>
    </message>
    <message>
        <source>This is the household as it was read at %1; what was saved stays saved. Reading it again did not work: %2</source>
        <translation>Das ist der Haushalt, wie er um %1 gelesen wurde; was gespeichert wurde, bleibt gespeichert. Das neue Lesen hat nicht funktioniert: %2</translation>
    </message>
    <message>
        <source>Accounts, people and billing profiles are here. Which cards Commerce keeps could not be read: %1</source>
        <translation>Konten, Personen und Rechnungsprofile sind da. Welche Karten Commerce hat, konnte nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Make known to the CRM</source>
        <translation>Im CRM anlegen</translation>
    </message>
    <message>
        <source>New household</source>
        <translation>Neuer Haushalt</translation>
    </message>
</context>
<context>
    <name>linedesk::TreeView</name>
    <message>
        <source>level %1, %2 of %3</source>
        <translation>Ebene %1, %2 von %3</translation>
    </message>
</context>
<context>
    <name>linedesk::addresses</name>
    <message>
        <source>Street, number</source>
        <translation>Straße, Hausnummer</translation>
    </message>
    <message>
        <source>Address line 1</source>
        <translation>Adresszeile 1</translation>
    </message>
    <message>
        <source>Address line 2</source>
        <translation>Adresszeile 2</translation>
    </message>
    <message>
        <source>Apartment, floor</source>
        <translation>Wohnung, Stockwerk</translation>
    </message>
    <message>
        <source>Apartment, unit</source>
        <translation>Wohnung, Einheit</translation>
    </message>
    <message>
        <source>Complement</source>
        <translation>Adresszusatz</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Weiteres</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Post town</source>
        <translation>Postort</translation>
    </message>
    <message>
        <source>Suburb</source>
        <translation>Vorort</translation>
    </message>
    <message>
        <source>Neighborhood</source>
        <translation>Stadtviertel</translation>
    </message>
    <message>
        <source>Townland</source>
        <translation>Townland</translation>
    </message>
    <message>
        <source>Village or township</source>
        <translation>Dorf oder Gemeinde</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Bezirk</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>County</source>
        <translation>Grafschaft</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Departement</translation>
    </message>
    <message>
        <source>Do/Si</source>
        <translation>Do/Si</translation>
    </message>
    <message>
        <source>Emirate</source>
        <translation>Emirat</translation>
    </message>
    <message>
        <source>Island</source>
        <translation>Insel</translation>
    </message>
    <message>
        <source>Oblast</source>
        <translation>Oblast</translation>
    </message>
    <message>
        <source>Parish</source>
        <translation>Gemeinde</translation>
    </message>
    <message>
        <source>Prefecture</source>
        <translation>Präfektur</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Provinz</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Bundesstaat</translation>
    </message>
    <message>
        <source>State or region</source>
        <translation>Staat oder Region</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>ZIP code</source>
        <translation>ZIP-Code</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <source>PIN code</source>
        <translation>PIN-Code</translation>
    </message>
    <message>
        <source>CEP</source>
        <translation>CEP</translation>
    </message>
    <message>
        <source>Eircode</source>
        <translation>Eircode</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Vorname</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nachname</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Rufnummer</translation>
    </message>
</context>
<context>
    <name>linedesk::errors</name>
    <message>
        <source>You are not signed in.</source>
        <translation>Sie sind nicht angemeldet.</translation>
    </message>
    <message>
        <source>The search did not work.</source>
        <translation>Die Suche hat nicht funktioniert.</translation>
    </message>
    <message>
        <source>This customer could not be read.</source>
        <translation>Dieser Kunde konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The address was not saved.</source>
        <translation>Die Adresse wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The billing profile was not saved.</source>
        <translation>Das Rechnungsprofil wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The card was not stored.</source>
        <translation>Die Karte wurde nicht hinterlegt.</translation>
    </message>
    <message>
        <source>It is not known whether the address was saved.</source>
        <translation>Es ist nicht bekannt, ob die Adresse gespeichert wurde.</translation>
    </message>
    <message>
        <source>It is not known whether the billing profile was saved.</source>
        <translation>Es ist nicht bekannt, ob das Rechnungsprofil gespeichert wurde.</translation>
    </message>
    <message>
        <source>It is not known whether the card was stored.</source>
        <translation>Es ist nicht bekannt, ob die Karte hinterlegt wurde.</translation>
    </message>
    <message>
        <source>This user has no right to use the console. Ask your supervisor.</source>
        <translation>Dieser Benutzer darf die Konsole nicht benutzen. Fragen Sie Ihre Teamleitung.</translation>
    </message>
    <message>
        <source>The customer&apos;s role on this account does not allow it: it takes Buyer or Admin. An admin of the account can give it.</source>
        <translation>Die Rolle des Kunden bei diesem Konto erlaubt das nicht: Nötig ist Käufer oder Admin. Ein Admin des Kontos kann sie vergeben.</translation>
    </message>
    <message>
        <source>Your own role does not allow it. Ask your supervisor.</source>
        <translation>Ihre eigene Rolle erlaubt das nicht. Fragen Sie Ihre Teamleitung.</translation>
    </message>
    <message>
        <source>The customer&apos;s role or yours does not allow it. Ask your supervisor.</source>
        <translation>Die Rolle des Kunden oder Ihre eigene erlaubt das nicht. Fragen Sie Ihre Teamleitung.</translation>
    </message>
    <message>
        <source>The server did not accept user or password. Try again.</source>
        <translation>Der Server hat Benutzer oder Passwort nicht angenommen. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The server did not understand this search. Try other words.</source>
        <translation>Der Server hat diese Suche nicht verstanden. Versuchen Sie es mit anderen Wörtern.</translation>
    </message>
    <message>
        <source>The server did not accept it. Tell the IT desk the request number.</source>
        <translation>Der Server hat das nicht angenommen. Nennen Sie dem IT-Service die Anfragenummer.</translation>
    </message>
    <message>
        <source>The server did not accept it. The marked fields say why; change them and try again.</source>
        <translation>Der Server hat das nicht angenommen. Die markierten Felder nennen den Grund; ändern Sie sie und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>No answer came. Look it up before you save again.</source>
        <translation>Es kam keine Antwort. Sehen Sie nach, bevor Sie noch einmal speichern.</translation>
    </message>
    <message>
        <source>No answer came. Read the customer again with F5 and look at the stored cards before you ask for the card again.</source>
        <translation>Es kam keine Antwort. Lesen Sie den Kunden mit F5 neu und prüfen Sie die hinterlegten Karten, bevor Sie die Karte noch einmal abfragen.</translation>
    </message>
    <message>
        <source>No answer came. Try again.</source>
        <translation>Es kam keine Antwort. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the line, then try again.</source>
        <translation>Der Server ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again.</source>
        <translation>Der Server hat nicht rechtzeitig geantwortet. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The server is busy. Try again in %1 s.</source>
        <translation>Der Server ist ausgelastet. Versuchen Sie es in %1 s noch einmal.</translation>
    </message>
    <message>
        <source>The server is busy. Try again in a minute.</source>
        <translation>Der Server ist ausgelastet. Versuchen Sie es in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>The connection is not safe, so nothing was sent. Call the IT desk.</source>
        <translation>Die Verbindung ist nicht sicher, deshalb wurde nichts gesendet. Rufen Sie den IT-Service an.</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again.</source>
        <translation>Ihre Sitzung ist beendet. Melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>The record is gone or unknown. Read the customer again with F5.</source>
        <translation>Der Datensatz ist nicht mehr da oder unbekannt. Lesen Sie den Kunden mit F5 neu.</translation>
    </message>
    <message>
        <source>The server does not know this service. Tell the IT desk the request number.</source>
        <translation>Der Server kennt diesen Dienst nicht. Nennen Sie dem IT-Service die Anfragenummer.</translation>
    </message>
    <message>
        <source>Somebody else has changed this account in the meantime; both versions are being read.</source>
        <translation>Jemand anders hat dieses Konto inzwischen geändert; beide Fassungen werden gelesen.</translation>
    </message>
    <message>
        <source>The server says that it does not fit what it holds. Read the customer again with F5.</source>
        <translation>Der Server meldet, dass das nicht zu seinem Stand passt. Lesen Sie den Kunden mit F5 neu.</translation>
    </message>
    <message>
        <source>The server says that it does not fit what it holds. Try again.</source>
        <translation>Der Server meldet, dass das nicht zu seinem Stand passt. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The server has a problem of its own. Try again; if it stays, tell the IT desk the request number.</source>
        <translation>Der Server hat selbst eine Störung. Versuchen Sie es noch einmal; bleibt sie, nennen Sie dem IT-Service die Anfragenummer.</translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be read. Try again; if it stays, tell the IT desk the request number.</source>
        <translation>Die Antwort des Servers war nicht lesbar. Versuchen Sie es noch einmal; bleibt es dabei, nennen Sie dem IT-Service die Anfragenummer.</translation>
    </message>
    <message>
        <source>The payment system did not answer. The number is wiped here: ask for the card again in a minute.</source>
        <translation>Das Zahlungssystem hat nicht geantwortet. Die Nummer ist hier gelöscht: Fragen Sie die Karte in einer Minute noch einmal ab.</translation>
    </message>
    <message>
        <source>The payment system declined it. Ask the customer for another card.</source>
        <translation>Das Zahlungssystem hat sie abgelehnt. Bitten Sie den Kunden um eine andere Karte.</translation>
    </message>
    <message>
        <source>The bank wants the holder to confirm in a browser, which cannot be done on the phone. Ask for another card.</source>
        <translation>Die Bank verlangt eine Bestätigung des Inhabers im Browser; das geht am Telefon nicht. Bitten Sie um eine andere Karte.</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again, then ask for the card again: the number is wiped here.</source>
        <translation>Ihre Sitzung ist beendet. Melden Sie sich neu an und fragen Sie die Karte dann noch einmal ab: Die Nummer ist hier gelöscht.</translation>
    </message>
    <message>
        <source> What you typed is still here.</source>
        <translation> Ihre Eingaben sind noch da.</translation>
    </message>
    <message>
        <source> The number is wiped here: ask for the card again.</source>
        <translation> Die Nummer ist hier gelöscht: Fragen Sie die Karte noch einmal ab.</translation>
    </message>
    <message>
        <source> Example: %1.</source>
        <translation> Beispiel: %1.</translation>
    </message>
    <message>
        <source>%1 is needed.</source>
        <translation>%1 fehlt.</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>Das ist zu lang.</translation>
    </message>
    <message>
        <source>Too long: at most %1.</source>
        <translation>Zu lang: höchstens %1.</translation>
    </message>
    <message>
        <source>This is too short.</source>
        <translation>Das ist zu kurz.</translation>
    </message>
    <message>
        <source>One digit is missing: %1 digits.</source>
        <translation>Eine Ziffer fehlt: %1 Ziffern.</translation>
    </message>
    <message>
        <source>%1 digits are missing: %2 digits.</source>
        <translation>%1 Ziffern fehlen: %2 Ziffern.</translation>
    </message>
    <message>
        <source>This does not fit.</source>
        <translation>Das passt nicht.</translation>
    </message>
    <message>
        <source>One digit is not right: the check digit does not fit. Read the number back.</source>
        <translation>Eine Ziffer stimmt nicht: Die Prüfziffer passt nicht. Lesen Sie die Nummer vor.</translation>
    </message>
    <message>
        <source>Number and kind of card do not belong together.</source>
        <translation>Nummer und Kartenart gehören nicht zusammen.</translation>
    </message>
    <message>
        <source>This date is in the past.</source>
        <translation>Dieses Datum liegt in der Vergangenheit.</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>Wählen Sie einen Eintrag aus der Liste.</translation>
    </message>
    <message>
        <source>No known kind of card begins like this.</source>
        <translation>Keine bekannte Kartenart beginnt so.</translation>
    </message>
    <message>
        <source>%1 cards are not taken here.</source>
        <translation>Karten von %1 werden hier nicht angenommen.</translation>
    </message>
    <message>
        <source>This cannot be changed here.</source>
        <translation>Das lässt sich hier nicht ändern.</translation>
    </message>
    <message>
        <source>This is used already.</source>
        <translation>Das wird schon verwendet.</translation>
    </message>
    <message>
        <source>Type the whole number, or leave it as it was.</source>
        <translation>Tippen Sie die ganze Nummer oder lassen Sie sie, wie sie war.</translation>
    </message>
    <message>
        <source>These do not belong together.</source>
        <translation>Diese Angaben gehören nicht zusammen.</translation>
    </message>
    <message>
        <source>The payment system declined it.</source>
        <translation>Das Zahlungssystem hat abgelehnt.</translation>
    </message>
    <message>
        <source>The holder would have to confirm in a browser.</source>
        <translation>Der Inhaber müsste im Browser bestätigen.</translation>
    </message>
    <message>
        <source>The server did not accept this.</source>
        <translation>Der Server hat das nicht angenommen.</translation>
    </message>
    <message>
        <source>The password was not changed.</source>
        <translation>Das Passwort wurde nicht geändert.</translation>
    </message>
    <message>
        <source>It is not known whether the password was changed.</source>
        <translation>Es ist nicht bekannt, ob das Passwort geändert wurde.</translation>
    </message>
    <message>
        <source>This user may not change the password here. Ask your supervisor or the IT desk for a new one.</source>
        <translation>Dieser Benutzer darf das Passwort hier nicht ändern. Bitten Sie Ihre Teamleitung oder den IT-Service um ein neues.</translation>
    </message>
    <message>
        <source>The server did not accept it. Ask your supervisor or the IT desk.</source>
        <translation>Der Server hat das nicht angenommen. Fragen Sie Ihre Teamleitung oder den IT-Service.</translation>
    </message>
    <message>
        <source>No answer came. Go back and sign in with the new password; if that does not work, try again.</source>
        <translation>Es kam keine Antwort. Gehen Sie zurück und melden Sie sich mit dem neuen Passwort an; geht das nicht, versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This server offers no change of passwords here. Ask your supervisor or the IT desk for a new one.</source>
        <translation>Dieser Server bietet hier keine Passwortänderung an. Bitten Sie Ihre Teamleitung oder den IT-Service um ein neues.</translation>
    </message>
    <message>
        <source>The server points to another address. The console did not go there, and sent nothing there. Tell the IT desk the request number.</source>
        <translation>Der Server verweist auf eine andere Adresse. Die Konsole ist nicht dorthin gegangen und hat nichts dorthin gesendet. Nennen Sie dem IT-Service die Anfragenummer.</translation>
    </message>
    <message>
        <source>The Integration Cloud refused its user. Sign out, and sign in with that user&apos;s right password.</source>
        <translation>Die Integration Cloud hat ihren Benutzer abgewiesen. Melden Sie sich ab und mit dem richtigen Passwort dieses Benutzers wieder an.</translation>
    </message>
    <message>
        <source>This site is reached without the account extension: a card cannot be added or replaced here.</source>
        <translation>Dieser Standort wird ohne die Kontoerweiterung erreicht: Eine Karte kann hier weder hinzugefügt noch ersetzt werden.</translation>
    </message>
    <message>
        <source>The Integration Cloud has no active flow for this. Tell the IT desk the request number.</source>
        <translation>Die Integration Cloud hat dafür keinen aktiven Ablauf. Nennen Sie der IT die Anfragenummer.</translation>
    </message>
    <message>
        <source>The account was not saved.</source>
        <translation>Das Konto wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The accounts were not saved.</source>
        <translation>Die Konten wurden nicht gespeichert.</translation>
    </message>
    <message>
        <source>The customer was not saved in the CRM.</source>
        <translation>Der Kunde wurde nicht im CRM gespeichert.</translation>
    </message>
    <message>
        <source>It is not known whether the account was saved.</source>
        <translation>Es ist nicht bekannt, ob das Konto gespeichert wurde.</translation>
    </message>
    <message>
        <source>It is not known whether the accounts were saved.</source>
        <translation>Es ist nicht bekannt, ob die Konten gespeichert wurden.</translation>
    </message>
    <message>
        <source>It is not known whether the customer was saved in the CRM.</source>
        <translation>Es ist nicht bekannt, ob der Kunde im CRM gespeichert wurde.</translation>
    </message>
    <message>
        <source>No answer came. Look it up before you send it again.</source>
        <translation>Es kam keine Antwort. Sehen Sie nach, bevor Sie noch einmal senden.</translation>
    </message>
</context>
<context>
    <name>linedesk::words</name>
    <message>
        <source>Customer</source>
        <translation>Kundenkonto</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienstkonto</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>Rechnungskonto</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Inaktiv</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Admin</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>Käufer</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>No direct role</source>
        <translation>Keine direkte Rolle</translation>
    </message>
    <message>
        <source>Change everything here, people and names too</source>
        <translation>Alles hier ändern, auch Personen und Namen</translation>
    </message>
    <message>
        <source>Change addresses and payment, order services</source>
        <translation>Adressen und Zahlung ändern, Dienste bestellen</translation>
    </message>
    <message>
        <source>See the account</source>
        <translation>Das Konto einsehen</translation>
    </message>
    <message>
        <source>Nothing on this account</source>
        <translation>Nichts bei diesem Konto</translation>
    </message>
    <message>
        <source>Family with</source>
        <translation>Familie mit</translation>
    </message>
    <message>
        <source>Household with</source>
        <translation>Haushalt mit</translation>
    </message>
    <message>
        <source>Family and friends with</source>
        <translation>Familie und Freunde mit</translation>
    </message>
    <message>
        <source>Corporation with</source>
        <translation>Unternehmen mit</translation>
    </message>
    <message>
        <source>Group with</source>
        <translation>Gruppe mit</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>ends %1</source>
        <translation>gültig bis %1</translation>
    </message>
    <message>
        <source>Credit card</source>
        <translation>Kreditkarte</translation>
    </message>
    <message>
        <source>Debit card</source>
        <translation>Debitkarte</translation>
    </message>
    <message>
        <source>Bank transfer</source>
        <translation>Bankeinzug</translation>
    </message>
    <message>
        <source>Bank %1</source>
        <translation>Bank %1</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Monthly</source>
        <translation>Monatlich</translation>
    </message>
    <message>
        <source>Quarterly</source>
        <translation>Vierteljährlich</translation>
    </message>
    <message>
        <source>Yearly</source>
        <translation>Jährlich</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Nicht festgelegt</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Girokonto</translation>
    </message>
    <message>
        <source>Savings</source>
        <translation>Sparkonto</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Delivery, default for %1</source>
        <translation>Lieferungen, Standard für %1</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Lieferungen</translation>
    </message>
    <message>
        <source>Bills, default for %1</source>
        <translation>Rechnungen, Standard für %1</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>Rechnungen</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Ships here</source>
        <translation>Lieferort</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation>Konto %1</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Contact %1</source>
        <translation>Kontakt %1</translation>
    </message>
    <message>
        <source>Customer since %1</source>
        <translation>Kunde seit %1</translation>
    </message>
    <message>
        <source>Nobody who is known to Commerce</source>
        <translation>Niemand, den Commerce kennt</translation>
    </message>
    <message>
        <source>No role</source>
        <translation>Keine Rolle</translation>
    </message>
    <message>
        <source>Account that is not shown</source>
        <translation>Nicht sichtbares Konto</translation>
    </message>
    <message>
        <source>No access to the parent</source>
        <translation>Kein Zugang zum übergeordneten Konto</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
</context>
</TS>
