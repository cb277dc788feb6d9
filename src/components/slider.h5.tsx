import type { SliderProps } from "./slider-props"
import "./slider.scss"

/** Picks one of many places in a row, by thumb, by tap or with the arrow keys. */
export const Slider = ({ label, at, of, onChange, says }: SliderProps) => (
  <input
    className="slider"
    type="range"
    min={0}
    max={of - 1}
    step={1}
    value={at}
    aria-label={label}
    aria-valuetext={says}
    onChange={event => onChange(Number(event.target.value))}
  />
)
