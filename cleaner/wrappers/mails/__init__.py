"""Messages of MIME: e-mails, mailboxes, pages that a browser saved as one file."""
