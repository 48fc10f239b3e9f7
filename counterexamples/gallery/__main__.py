"""Write the gallery anew: `python -m accord.counterexamples.gallery`."""

from accord.counterexamples.gallery import write_gallery

if __name__ == "__main__":
    write_gallery()
