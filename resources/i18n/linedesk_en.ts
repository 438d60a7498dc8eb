<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_US">
<context>
    <name>linedesk::CardNumberEdit</name>
    <message numerus="yes">
        <source>%n digits</source>
        <translation>
            <numerusform>%n digit</numerusform>
            <numerusform>%n digits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linedesk::ConflictPanel</name>
    <message numerus="yes">
        <source>Nothing of yours was saved. Both of you have changed %n fields: choose for each. What only one of you has changed is kept. Then save again: yours replaces what is stored.</source>
        <translation>
            <numerusform>Nothing of yours was saved. Both of you have changed %n field: choose. What only one of you has changed is kept. Then save again: yours replaces what is stored.</numerusform>
            <numerusform>Nothing of yours was saved. Both of you have changed %n fields: choose for each. What only one of you has changed is kept. Then save again: yours replaces what is stored.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linedesk::FormEditor</name>
    <message numerus="yes">
        <source>%n changes, not saved</source>
        <translation>
            <numerusform>%n change, not saved</numerusform>
            <numerusform>%n changes, not saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fields to correct</source>
        <translation>
            <numerusform>%n field to correct</numerusform>
            <numerusform>%n fields to correct</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linedesk::LockScreen</name>
    <message numerus="yes">
        <source>%n customers are open.</source>
        <translation>
            <numerusform>%n customer is open.</numerusform>
            <numerusform>%n customers are open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customers are open, %1 with edits that are not saved. They are kept here: save them afterwards. Signing out drops them.</source>
        <translation>
            <numerusform>%n customer is open, %1 with edits that are not saved. They are kept here: save them afterwards. Signing out drops them.</numerusform>
            <numerusform>%n customers are open, %1 with edits that are not saved. They are kept here: save them afterwards. Signing out drops them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saves wait for you: they are not confirmed yet, are sent once you have signed in, and the window says what came of them. Signing out drops them.</source>
        <translation>
            <numerusform>%n save waits for you: it is not confirmed yet, is sent once you have signed in, and the window says what came of it. Signing out drops it.</numerusform>
            <numerusform>%n saves wait for you: they are not confirmed yet, are sent once you have signed in, and the window says what came of them. Signing out drops them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saves are not confirmed yet: they go on behind the lock, and the window says afterwards what came of them.</source>
        <translation>
            <numerusform>%n save is not confirmed yet: it goes on behind the lock, and the window says afterwards what came of it.</numerusform>
            <numerusform>%n saves are not confirmed yet: they go on behind the lock, and the window says afterwards what came of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>linedesk::SearchField</name>
    <message numerus="yes">
        <source>%n customers match “%1”</source>
        <translation>
            <numerusform>%n customer matches “%1”</numerusform>
            <numerusform>%n customers match “%1”</numerusform>
        </translation>
    </message>
</context>
</TS>
