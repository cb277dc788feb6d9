/** WeChat draws the top line itself, with its own way back. */
export const TopLine = (_: { where: string }) => null
