/** What the demo API can be told to do wrong. */
export type DemoFault =
  | 'noNetwork'
  | 'silent'
  | 'cut'
  | 'lostAnswer'
  | 'html'
  | 'notJson'
  | 'server'
  | 'tooMany'
  | 'tooManyForLong'
  | 'missingField'
  | 'wrongType'
  | 'repeats'
  | 'skips'
  | 'clock'
  | 'signedOut'
  | 'forbidden'

/** What goes wrong with the demo API of a shop. */
export interface DemoTrouble {
  fault: DemoFault | null
  /** Requests that it still spoils; absent: all, until it is ended. */
  times?: number
  /** The browser's line to it is cut. */
  cut: boolean
}
