/** What of a keydown says which key it was. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'keyCode'>

/** What a key of the US layout types, by its place: `KeyJ`, `Slash`. */
const PLACES: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Slash: ['/', '?'],
  Period: ['.', '>'],
  Comma: [',', '<'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Backquote: ['`', '~'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
}

const SHIFTED_DIGITS = ')!@#$%^&*('

/** An input method takes the key: what it will come to is not known yet. */
const COMPOSES = 229

function byPlace(code: string, shift: boolean): string | undefined {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? []
  if (letter) return letter.toLowerCase()
  const [, digit] = /^Digit([0-9])$/.exec(code) ?? []
  if (digit) return shift ? SHIFTED_DIGITS[Number(digit)] : digit
  return PLACES[code]?.[shift ? 1 : 0]
}

/**
 * The name of a key as the map of keys has it: what it types, in lower case, `shift+e` for a letter with Shift. On layouts that type no Latin letters the place of
 * the key counts. undefined: a text is being composed, a modifier is held, or it is no key that types.
 */
export function pressedKey({ key, code, shiftKey, ctrlKey, metaKey, altKey, isComposing, keyCode }: Press): string | undefined {
  if (ctrlKey || metaKey || altKey || isComposing || keyCode === COMPOSES || key === 'Process') return undefined
  const typed = /^[!-~]$/.test(key) ? key : key.length === 1 || key === 'Dead' ? byPlace(code, shiftKey) : undefined
  if (typed === undefined) return undefined
  const lower = typed.toLowerCase()
  return shiftKey && /^[a-z]$/.test(lower) ? `shift+${lower}` : lower
}

/** As it stands on a key cap. */
export const keyCaps = (name: string): string[] => name.split(/(?<=shift)\+/).map((part) => (part === 'shift' ? '⇧' : part.toUpperCase()))
