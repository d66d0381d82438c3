# %% [markdown]
# # lectura
#
# **English.** A lecture recording in; its transcript, and notes you can check against it, out. Fill
# in the form, then *Runtime → Run all* (Jupyter: *Run → Run All Cells*). All that must outlive this
# session lies in one folder, on Colab in your Google Drive: when the session is lost, run all cells
# again, and the work goes on where it was. The recording stays on this machine and in your storage;
# words go to a language model only if you choose one below. Keys are never typed into a cell: put
# them into Colab's or Kaggle's secrets, or into the environment.
#
# **Español.** La grabación de una clase entra; salen su transcripción y unos apuntes que se pueden
# comprobar. Rellena el formulario y elige *Entorno de ejecución → Ejecutar todas* (en Jupyter: *Run →
# Run All Cells*). Todo lo que debe sobrevivir a esta sesión está en una sola carpeta, en Colab dentro
# de tu Google Drive: si la sesión se pierde, ejecuta otra vez todas las celdas y el trabajo sigue
# donde estaba. La grabación no sale de esta máquina y de tu almacenamiento; las palabras van a un
# modelo de lenguaje solo si eliges uno abajo. Las claves nunca se escriben en una celda: guárdalas en
# los secretos de Colab o de Kaggle, o en una variable de entorno.

# %% tags=["parameters"]
# @title Form · Formulario
# @markdown Folder for everything (empty: `MyDrive/lectura` on Colab) · Carpeta para todo (vacía:
# @markdown `MyDrive/lectura` en Colab)
folder = ""  # @param {type:"string"}
# @markdown Recordings: a file or a folder (empty: `recordings` in that folder) · Grabaciones: un
# @markdown archivo o una carpeta (vacío: `recordings` en esa carpeta)
recordings = ""  # @param {type:"string"}
# @markdown Upload files from this computer · Subir archivos desde este ordenador
upload = False  # @param {type:"boolean"}
# @markdown Language spoken · Idioma de la clase
language = "auto"  # @param ["auto", "es", "en", "fr", "de", "it", "pt"] {allow-input: true}
# @markdown Speech model: larger is slower and better · Modelo de voz: más grande, más lento y mejor
model = "auto"  # @param ["auto", "base", "small", "medium", "large-v3-turbo", "large-v3"] {allow-input: true}
# @markdown Who spoke when · Quién habló y cuándo
speakers = False  # @param {type:"boolean"}
# @markdown Notes by rules, offline; by a language model on this machine (large, slow without a GPU); or by
# @markdown one elsewhere, to which the words go · Apuntes por reglas, sin conexión; por un modelo de lenguaje
# @markdown en esta máquina (grande, lento sin GPU); o por uno de fuera, al que van las palabras
notes = "rules"  # @param ["rules", "model on this machine", "language model"]
# @markdown Its name, and its address if it is elsewhere (empty: the recommended one; OpenAI's) · Su nombre, y
# @markdown su dirección si está fuera (vacío: el recomendado; los de OpenAI)
llm_model = ""  # @param {type:"string"}
base_url = ""  # @param {type:"string"}
# @markdown Name of the secret that holds its key · Nombre del secreto que guarda su clave
secret = "OPENAI_API_KEY"  # @param {type:"string"}
# @markdown More options, as on the command line · Más opciones, como en la línea de órdenes
more = ""  # @param {type:"string"}
# @markdown Where lectura is installed from (empty: the package index): a wheel, a folder, a `git+https`
# @markdown address · De dónde se instala lectura (vacío: el índice de paquetes)
source = ""  # @param {type:"string"}

# %% [markdown]
# ## 1 · Install · Instalar
#
# **English.** Into an environment of its own: the packages of this notebook are left as they are, and
# nothing has to be restarted. A minute or two the first time; nothing where lectura is installed here
# already.
#
# **Español.** En un entorno propio: los paquetes de este cuaderno se quedan como están y no hay que
# reiniciar nada. Uno o dos minutos la primera vez; nada si lectura ya está instalado aquí.

# %%
# @title Install · Instalar
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path


class Stop(Exception):
    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def installed(source: str, notes: str = "rules") -> tuple[Path, str | None]:
    """The Python that has lectura, and where its packages are; installed where it is not there."""
    home = Path.home() / ".cache/lectura-notebook" / "python{}.{}".format(*sys.version_info)
    found = importlib.util.find_spec("lectura")
    if not source and found and not Path(str(found.origin)).is_relative_to(home):
        return Path(sys.executable), None
    extras = "bundled" + (",cuda" if shutil.which("nvidia-smi") else "")
    extras += ",local" if notes == "model on this machine" else ""
    wanted = f"lectura-cli[{extras}]>=0.1,<1"
    changed = ""
    if source and "://" not in source:
        file = Path(source).expanduser().resolve()
        if not file.exists():
            raise Stop(f"There is nothing at {file}, from where lectura should be installed.")
        changed, source = f" {file.stat().st_mtime}", file.as_uri()
    if source:
        wanted = f"lectura-cli[{extras}] @ {source}"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = home / "complete.txt"
    if not (done.is_file() and done.read_text() == wanted + changed):
        print("Installing lectura; silent for a minute or two…", flush=True)
        shutil.rmtree(home, ignore_errors=True)  # half an installation is none
        here = importlib.util.find_spec("pip") is not None
        venv.create(home, symlinks=os.name != "nt", with_pip=not here)
        pip = [sys.executable, "-m", "pip", "--python", str(python)]
        pip = pip if here else [str(python), "-m", "pip"]
        told = subprocess.run(
            [*pip, "install", "--quiet", "--disable-pip-version-check", "pip", wanted],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if told.returncode:
            last = [line for line in told.stderr.splitlines() if line.strip()][-3:]
            raise Stop("lectura could not be installed:\n" + "\n".join(last))
        done.write_text(wanted + changed)
    packages = sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)})
    return python, packages


python, packages = installed(source or os.environ.get("LECTURA_SOURCE", ""), notes)
if packages:  # lectura alone is taken from there: this notebook's own packages come first
    sys.path[:] = [packages, *(place for place in sys.path if place != packages)]
    for name in [name for name in sys.modules if name.partition(".")[0] == "lectura"]:
        del sys.modules[name]
    importlib.invalidate_caches()
from lectura.notebook import Notebook

if packages:
    sys.path[:] = [*sys.path[1:], packages]
    os.environ["PATH"] += os.pathsep + str(python.parent)  # for !lectura

work = Notebook(
    python,
    folder=folder, recordings=recordings, upload=upload, language=language, model=model,
    speakers=speakers, notes=notes, llm_model=llm_model, base_url=base_url, secret=secret, more=more,
)  # fmt: skip
print(f"lectura is at {python}")

# %% [markdown]
# ## 2 · Files · Archivos
#
# **English.** On Colab this asks for access to your Drive. Put recordings into the folder that is
# named, or tick `upload` in the form.
#
# **Español.** En Colab se pide acceso a tu Drive. Pon las grabaciones en la carpeta que se nombra, o
# marca `upload` en el formulario.

# %%
# @title Files · Archivos
work.files()

# %% [markdown]
# ## 3 · Is the GPU of use? · ¿Sirve la GPU?
#
# **English.** Tried in a process of its own: a library that does not fit costs a line here, not the
# session. Without a GPU the CPU is used.
#
# **Español.** Se prueba en un proceso aparte: una biblioteca que no encaja cuesta una línea aquí, no la
# sesión. Sin GPU se usa la CPU.

# %%
# @title GPU
work.probe()

# %% [markdown]
# ## 4 · Transcribe and make notes · Transcribir y hacer los apuntes
#
# **English.** May be stopped, and lost with the session: run all cells again, and it goes on.
#
# **Español.** Se puede parar, y perder con la sesión: ejecuta otra vez todas las celdas y continúa.

# %%
# @title Run · Ejecutar
work.run()

# %% [markdown]
# ## 5 · Study · Estudiar
#
# **English.** The page of the first lecture; `work.show(2)` shows the second. Press a key point to hear
# it said.
#
# **Español.** La página de la primera clase; `work.show(2)` muestra la segunda. Pulsa un punto clave para
# oír cómo se dijo.

# %%
# @title Page · Página
work.show()

# %% [markdown]
# ## 6 · Take it along · Llévatelo
#
# **English.** All results as one file; the pages in it work anywhere, without a network.
#
# **Español.** Todos los resultados en un solo archivo; sus páginas funcionan en cualquier sitio, sin
# conexión.

# %%
# @title Download · Descargar
archive = work.download()
