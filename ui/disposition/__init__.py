"""The Disposisi page: prepare and print the sheet, then record what the head ticked."""
