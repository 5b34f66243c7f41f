/** What stands in a line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  /** A picture among the attachments, by its key. */
  | { kind: 'image'; alt: string; file: string }

export type Line = readonly Inline[]

/** Lines are never empty, nor blank at their ends; neighbouring texts are one. */
export type Block =
  | { kind: 'paragraph'; lines: readonly Line[] }
  | { kind: 'bullets'; lines: readonly Line[] }
  /** `from`: the number of the first. */
  | { kind: 'numbers'; from: number; lines: readonly Line[] }

/**
 * What a message says: paragraphs, `- ` and `1. ` lists, `[text](https://…)`, `![alt](attachment:key)`. A tree of our own, so that nothing that a customer writes is ever read
 * as a page's code. Backslashes mean something right before a bracket and before what would begin a list, and nowhere else.
 */
export type MessageTree = readonly Block[]

/** `javascript:` and `data:` stay the text that they are. */
const HREF = /^(?:https?:\/\/|mailto:)[^\s()]+$/i
const isSafeHref = (href: string): boolean => HREF.test(href) && URL.canParse(href)

const FILE = /\(attachment:([\w-]+)\)/y
const ADDRESS = /\(([^\s()]+)\)/y
/** A web address by itself, less the sign that ends its sentence. */
const BARE = /https?:\/\/[^\s<>"'()[\]（）【】《》“”，。；、！？：]*[^\s<>"'()[\]（）【】《》“”，。；、！？：.,;:!?\\]/iy
const SPECIAL = /[\\[!h]/gi

const BULLET = /^[-•] +(?=\S)/
/** Three digits: a line that begins with a year is no list. */
const NUMBER = /^(0|[1-9]\d{0,2})\. +(?=\S)/
/** What would begin a list, but for the backslashes before it. */
const MARKED = /^\\*(?:[-•]|0\.|[1-9]\d{0,2}\.) +\S/

function at(pattern: RegExp, line: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(line)
}

/** Backslashes from `index` on: what they say, and where they end. Of those before a bracket two are one, and an odd one makes text of the bracket. */
function backslashes(line: string, index: number): { text: string; end: number } {
  let end = index
  while (line[end] === '\\') end++
  const isBracket = line[end] === '[' || line[end] === ']'
  if (!isBracket) return { text: line.slice(index, end), end }
  const count = end - index
  const kept = '\\'.repeat(Math.floor(count / 2))
  return count % 2 === 0 ? { text: kept, end } : { text: kept + line[end], end: end + 1 }
}

/** What stands in brackets that open at `index`; undefined: they do not close, or hold others. */
function labelAt(line: string, index: number): { label: string; end: number } | undefined {
  let label = ''
  for (let i = index + 1; i < line.length;) {
    if (line[i] === '\\') {
      const { text, end } = backslashes(line, i)
      label += text
      i = end
    } else if (line[i] === ']') return { label, end: i + 1 }
    else if (line[i] === '[') return undefined
    else label += line[i++]
  }
  return undefined
}

/** A link, a picture or a web address that begins at `index`. */
function pieceAt(line: string, index: number): { piece: Inline; end: number } | undefined {
  if (/h/i.test(line[index])) {
    const [href] = at(BARE, line, index) ?? []
    return href !== undefined && isSafeHref(href) ? { piece: { kind: 'link', text: href, href }, end: index + href.length } : undefined
  }
  const isImage = line[index] === '!'
  if (isImage && line[index + 1] !== '[') return undefined
  const found = labelAt(line, isImage ? index + 1 : index)
  const target = found && at(isImage ? FILE : ADDRESS, line, found.end)
  if (!target) return undefined
  const end = found.end + target[0].length
  if (isImage) return { piece: { kind: 'image', alt: found.label, file: target[1] }, end }
  return isSafeHref(target[1]) ? { piece: { kind: 'link', text: found.label, href: target[1] }, end } : undefined
}

function inlinesOf(line: string): Inline[] {
  const parts: Inline[] = []
  let text = ''
  let i = 0
  while (i < line.length) {
    const next = at(SPECIAL, line, i)?.index ?? line.length
    text += line.slice(i, next)
    i = next
    if (i === line.length) break
    if (line[i] === '\\') {
      const said = backslashes(line, i)
      text += said.text
      i = said.end
      continue
    }
    const found = pieceAt(line, i)
    if (found) {
      if (text !== '') parts.push({ kind: 'text', text })
      parts.push(found.piece)
      text = ''
      i = found.end
    } else text += line[i++]
  }
  if (text !== '') parts.push({ kind: 'text', text })
  return parts
}

type Growing = { kind: Block['kind']; from: number; lines: Line[] }

/** Whether a line goes on with the block before it. */
const goesOn = (block: Growing | undefined, kind: Block['kind'], number: number): block is Growing =>
  block?.kind === kind && (kind !== 'numbers' || number === block.from + block.lines.length)

/** Reads a message; any text is one. */
export function parseMessage(text: string): MessageTree {
  const blocks: Growing[] = []
  let open: Growing | undefined
  for (const raw of text.split(/\r\n?|\n/)) {
    const line = raw.trim()
    if (line === '') {
      open = undefined
      continue
    }
    const number = NUMBER.exec(line)
    const bullet = number ? null : BULLET.exec(line)
    const kind = number ? 'numbers' : bullet ? 'bullets' : 'paragraph'
    const from = number ? Number(number[1]) : 0
    const said = line.slice((number ?? bullet)?.[0].length ?? (MARKED.test(line) ? 1 : 0))
    if (!goesOn(open, kind, from)) {
      open = { kind, from, lines: [] }
      blocks.push(open)
    }
    open.lines.push(inlinesOf(said))
  }
  return blocks.map(({ kind, from, lines }) => (kind === 'numbers' ? { kind, from, lines } : { kind, lines }))
}

const escaped = (text: string, beforeBracket: boolean) =>
  text.replaceAll(beforeBracket ? /(\\*)([[\]]|$)/g : /(\\*)([[\]])/g, (_, back: string, sign: string) =>
    sign === '' ? back + back : `${back}${back}\\${sign}`,
  )

function written(line: Line, plainest: boolean): string {
  return line
    .map((part, i) => {
      if (part.kind === 'image') return `![${escaped(part.alt, true)}](attachment:${part.file})`
      if (part.kind === 'text') return plainest ? part.text : escaped(part.text, line[i + 1]?.kind === 'link')
      return plainest && part.text === part.href ? part.href : `[${escaped(part.text, true)}](${part.href})`
    })
    .join('')
}

const isSameLine = (one: Line, other: Line) => JSON.stringify(one) === JSON.stringify(other)

/** As plain as it can be read again as the same. */
function writeLine(line: Line): string {
  const plainest = written(line, true)
  return isSameLine(inlinesOf(plainest), line) ? plainest : written(line, false)
}

const begins = (line: string) => (MARKED.test(line) ? `\\${line}` : line)

/** The text that is read as this tree. */
export function writeMessage(tree: MessageTree): string {
  return tree
    .map((block) =>
      block.lines
        .map((line, i) => {
          if (block.kind === 'paragraph') return begins(writeLine(line))
          return `${block.kind === 'bullets' ? '-' : `${block.from + i}.`} ${writeLine(line)}`
        })
        .join('\n'),
    )
    .join('\n\n')
}

const plainLine = (line: Line): string =>
  line
    .map((part) => {
      if (part.kind === 'text') return part.text
      if (part.kind === 'image') return `[${part.alt}]`
      return part.text === part.href || part.text === '' ? part.href : `${part.text} (${part.href.replace(/^mailto:/i, '')})`
    })
    .join('')

/** For where there is no markup: the chat of a platform, an e-mail, a list. Every word is kept. */
export function plainMessage(tree: MessageTree): string {
  return tree
    .map((block) =>
      block.lines
        .map((line, i) => {
          const said = plainLine(line)
          if (block.kind === 'paragraph') return said
          return `${block.kind === 'bullets' ? '-' : `${block.from + i}.`} ${said}`
        })
        .join('\n'),
    )
    .join('\n\n')
}

/** Keys of the pictures that stand in it. */
export const picturesIn = (tree: MessageTree): string[] =>
  tree.flatMap(({ lines }) => lines.flatMap((line) => line.flatMap((part) => (part.kind === 'image' ? [part.file] : []))))
