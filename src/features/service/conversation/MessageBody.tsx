import { useMemo } from 'react'
import { Link } from 'react-router'
import { type Inline, type Line, parseMessage } from '~/domain/messageText'
import type { AttachmentRow } from '~/domain/work'
import { FilePicture, isPicture } from '~/features/shared/FilePicture'
import { cutAtWords } from './thread'

export interface MessageBodyProps {
  text: string
  /** Attachments of the ticket by key. */
  files: ReadonlyMap<string, AttachmentRow>
  /** Words that lead somewhere. */
  links: ReadonlyMap<string, string>
}

/** A message as its small markup says, drawn from a tree: nothing in it is ever run as a page. */
export function MessageBody({ text, files, links }: MessageBodyProps) {
  const tree = useMemo(() => parseMessage(text), [text])
  const said = (line: Line) => line.map((part, i) => <Piece key={i} part={part} files={files} links={links} />)
  return (
    <div className="zg-message-body">
      {tree.map((block, i) => {
        if (block.kind === 'paragraph')
          return (
            <p key={i}>
              {block.lines.map((line, at) => (
                <span key={at} className="zg-message-line">
                  {said(line)}
                </span>
              ))}
            </p>
          )
        const items = block.lines.map((line, at) => <li key={at}>{said(line)}</li>)
        return block.kind === 'bullets' ? (
          <ul key={i}>{items}</ul>
        ) : (
          <ol key={i} start={block.from}>
            {items}
          </ol>
        )
      })}
    </div>
  )
}

function Piece({ part, files, links }: Pick<MessageBodyProps, 'files' | 'links'> & { part: Inline }) {
  if (part.kind === 'link')
    return (
      <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
        {part.text || part.href}
      </a>
    )
  if (part.kind === 'image') {
    const file = files.get(part.file)
    return file && isPicture(file) ? <FilePicture file={file} /> : `[${part.alt}]`
  }
  return cutAtWords(part.text, links).map(({ text, to }, i) =>
    to === undefined ? (
      text
    ) : (
      <Link key={i} to={to}>
        {text}
      </Link>
    ),
  )
}
