/** One set of words in both languages; English has every word that Chinese has. */
export interface Words<Shape> {
  readonly zh: Shape
  readonly en: Shape
}

/** Takes the Chinese words and the English ones, which must have the same shape. */
export const words = <Shape>(zh: Shape, en: NoInfer<Shape>): Words<Shape> => ({ zh, en })
