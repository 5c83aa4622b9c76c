"""The notice of what an applicant still has to mend (补正材料通知书), as a Word file."""
