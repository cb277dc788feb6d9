import Taro from "@tarojs/taro"
import { useText } from "../text/use-text"
import { goBack } from "./go"
import "./top-line.scss"

/** In a browser there is no bar of WeChat's: we draw the way back and where am I. */
export function TopLine({ where }: { where: string }) {
  const text = useText()
  const home = Taro.getCurrentInstance().router?.path.startsWith("/pages/home/index")
  return (
    <div className="top-line">
      {!home && (
        <button type="button" className="press top-line__back" onClick={goBack} aria-label={text.back}>
          <span className="top-line__arrow" aria-hidden />
        </button>
      )}
      <span className="top-line__where">{where}</span>
    </div>
  )
}
