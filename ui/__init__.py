"""The window: pages, dialogs and everything else that needs Qt."""
