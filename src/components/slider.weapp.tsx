import { Slider as TaroSlider } from "@tarojs/components"
import type { SliderProps } from "./slider-props"
import "./slider.scss"

/** Picks one of many places in a row, by thumb or by tap. */
export const Slider = ({ label, at, of, onChange, says }: SliderProps) => (
  <TaroSlider
    className="slider"
    min={0}
    max={of - 1}
    step={1}
    value={at}
    activeColor="#B3261E"
    blockSize={28}
    aria-label={`${label} ${says}`}
    onChanging={event => onChange(event.detail.value)}
    onChange={event => onChange(event.detail.value)}
  />
)
