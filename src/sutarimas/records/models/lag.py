"""Local action groups of the installation."""

import uuid

from django.db import models


class Lag(models.Model):
    """A local action group; `slug` is its address on this installation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    #: The municipality as its official name („Ignalinos r. sav.“).
    municipality = models.CharField(max_length=120)
    #: An example that is no real town; every page says so.
    invented = models.BooleanField(default=False)
    #: Whether people who are not signed in see the group's pages.
    listed = models.BooleanField(default=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
