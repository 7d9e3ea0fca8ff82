"""What can be set from outside: GREENROOM_* variables or .env. Read by the entry points alone."""

from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting with its default. Provider keys keep the names that their vendors gave them."""

    model_config = SettingsConfigDict(env_prefix="GREENROOM_", env_file=".env", extra="ignore", populate_by_name=True)

    data_dir: Path = Field(Path(".greenroom"), description="Where interviews, CVs and vectors are kept.")
    key_file: Path | None = Field(
        None, description="The key that the data are encrypted with; in the user's configuration folder unless named here."
    )
    retention_days: int | None = Field(
        None, ge=1, description="Interviews not touched for so many days are erased, and CVs and adverts that none refers to."
    )
    engine: str = Field(
        "offline", description='"offline", or "provider:model" such as "openai:gpt-..." or "google:gemini-...".'
    )
    base_url: str | None = Field(None, description="Address of an OpenAI-compatible server, for a compatible:MODEL engine.")
    grader_ensemble: int = Field(
        1,
        ge=1,
        le=9,
        description="How often a model grades each group of dimensions; the median counts. Costs as many times more.",
    )
    host: str = "127.0.0.1"
    port: int = Field(8000, validation_alias=AliasChoices("GREENROOM_PORT", "PORT"))
    log_level: str = "info"
    rate_per_second: float = Field(100, ge=0, description="Changes that one client may ask for each second; 0: no limit.")
    rate_burst: int = Field(2000, ge=1, description="Changes that one client may ask for at once.")
    crash_at: str | None = Field(None, description="For tests: a point of graph/crash_points.py at which the server dies.")
    openai_api_key: SecretStr | None = Field(None, validation_alias="OPENAI_API_KEY")
    google_api_key: SecretStr | None = Field(None, validation_alias=AliasChoices("GOOGLE_API_KEY", "GEMINI_API_KEY"))
    compatible_api_key: SecretStr | None = None

    @field_validator("key_file")
    @classmethod
    def at_home(cls, path: Path | None) -> Path | None:
        """Return the path with ~ written out, which no shell does in .env."""
        return path.expanduser() if path is not None else None

    def key_for_engine(self) -> str | None:
        """Return the key that the chosen engine needs, or None where it is not set or not needed."""
        provider = self.engine.partition(":")[0].lower()
        keys = {"openai": self.openai_api_key, "google": self.google_api_key, "gemini": self.google_api_key}
        key = keys.get(provider, self.compatible_api_key)
        return key.get_secret_value() if key else None
