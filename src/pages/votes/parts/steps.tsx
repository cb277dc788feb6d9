import { Button } from "../../../components/button"
import { Columns } from "../../../components/columns"

export interface StepsProps {
  at: number
  of: number
  onChange: (at: number) => void
  previous: string
  next: string
}

/** Back and on through a row of things. */
export const Steps = ({ at, of, onChange, previous, next }: StepsProps) => (
  <Columns least={120}>
    <Button kind="plain" disabled={at === 0} onPress={() => onChange(at - 1)}>
      {previous}
    </Button>
    <Button kind="plain" disabled={at >= of - 1} onPress={() => onChange(at + 1)}>
      {next}
    </Button>
  </Columns>
)
