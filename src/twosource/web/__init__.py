"""The web application: pages rendered on the server, a JSON API beside them, and the static files of both."""
