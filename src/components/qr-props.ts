export interface QrProps {
  /** What the code says: an address. */
  text: string
  /** What it is for, for who cannot see it. */
  label: string
  /** With its unit: "240px", "90mm". */
  size: string
}
