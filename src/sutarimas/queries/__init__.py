"""Every read: frozen values shaped for the page that shows them."""
