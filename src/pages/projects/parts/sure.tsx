import { useState } from "react"
import { Button } from "../../../components/button"
import { Field } from "../../../components/field"
import { projectsDesk } from "../../../text/projects-desk"
import { useText } from "../../../text/use-text"

export interface SureProps {
  /** The word to type. */
  word: string
  /** What the button says. */
  says: string
  busy?: boolean | undefined
  onSure: () => void
}

/** For what cannot be undone: a word is typed before the button works. */
export function Sure({ word, says, busy, onSure }: SureProps) {
  const text = useText(projectsDesk).managing
  const [typed, setTyped] = useState("")
  return (
    <>
      <Field label={text.typeWord(word)} value={typed} onChange={setTyped} max={20} />
      <Button busy={busy} disabled={typed.trim().toLowerCase() !== word} onPress={onSure}>
        {says}
      </Button>
    </>
  )
}
