"""Who uses the software, the posts they hold, and the passwords they had."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class Person(AbstractBaseUser):
    """A person who can sign in. What they may do, their posts say, and nothing else."""

    username = models.CharField(_("用户名"), max_length=60, unique=True)
    name = models.CharField(_("姓名"), max_length=100)
    is_active = models.BooleanField(default=True)
    password_set_at = models.DateTimeField(null=True)
    # A password that somebody else chose is good for one thing: choosing one's own.
    must_choose_password = models.BooleanField(default=False)
    # Part of what every session of the person is bound to: raising it ends them all.
    sessions_ended = models.IntegerField(default=0)
    registered_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]
    objects = BaseUserManager["Person"]()

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What a session is bound to: it ends when the password or this count changes."""
        bound = f"{self.sessions_ended} {self.password}"
        return salted_hmac("shidian.store.person", bound, algorithm="sha256").hexdigest()


class Post(models.Model):
    """A role in an area for some time; an ended post stays, with its last day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=40)
    area = models.CharField(max_length=20)
    department = models.CharField(max_length=100, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    granted_by = models.CharField(max_length=200)
    granted_at = models.DateTimeField()


class FormerPassword(models.Model):
    """The hash of a password that a person had, so that it is not chosen again."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="former_passwords")
    password = models.CharField(max_length=128)
