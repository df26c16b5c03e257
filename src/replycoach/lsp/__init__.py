"""The editor server: ``replycoach lsp`` speaks the Language Server Protocol on stdin and stdout (``pip install 'replycoach[lsp]'``).

It checks what the editor holds, saved or not, as ``replycoach check`` would; it writes no file and no log.
"""
