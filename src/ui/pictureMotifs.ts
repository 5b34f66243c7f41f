/** Tones of a motif: the thing itself, what is darker on it, what catches the light. */
export type Tone = 'body' | 'shade' | 'lit'

/** Shapes on a field of 48 × 48, drawn one over the other. */
export type Motif = readonly (readonly [Tone, string])[]

const motif = (body: string, shade: string, lit: string): Motif => [
  ['body', body],
  ['shade', shade],
  ['lit', lit],
]

export const MOTIFS: Readonly<Record<string, Motif>> = {
  tee: motif('M17 12l-8 5 3 7 4-2v16h16V22l4 2 3-7-8-5c-1 3-3 4-7 4s-6-1-7-4z', 'M16 35h16v3H16z', 'M17 12c1 3 3 4 7 4s6-1 7-4l-2-.9c-1 2-2.6 2.9-5 2.9s-4-.9-5-2.9z'),
  shirt: motif('M18 11l-8 4-3 15 5 1 3-9v16h18V22l3 9 5-1-3-15-8-4-6 4z', 'M18 11l6 4-4 5zM30 11l-6 4 4 5z', 'M23.2 16h1.6v22h-1.6zM28 22h4v4h-4z'),
  knit: motif('M18 12l-8 4-3 14 5 1 3-8v15h18V23l3 8 5-1-3-14-8-4c-1 2-3 3-6 3s-5-1-6-3z', 'M15 35h18v3H15z', 'M15 24h18v2H15zM15 28h18v2H15z'),
  hoodie: motif('M18 13l-8 3-3 14 5 1 3-8v15h18V23l3 8 5-1-3-14-8-3z', 'M17 14c0-6 14-6 14 0l-4 5h-6zM15 36h18v2H15z', 'M19 27h10l2 7H17zM22 19h1v5h-1zM25 19h1v5h-1z'),
  trousers: motif('M16 10h16l2 28h-7l-3-18-3 18h-7z', 'M16 10h16l.3 4H15.7z', 'M18 16h1.6l-1.4 20h-1.6zM28.4 16H30l1.4 20h-1.6z'),
  shorts: motif('M14 14h20l3 18H27l-3-9-3 9H11z', 'M14 14h20l.7 4H13.3z', 'M11.4 29h10.6l-1 3H11zM26 29h10.6l.4 3H27z'),
  dress: motif('M19 10l2 4h6l2-4 3 2-2 9 6 17H12l6-17-2-9z', 'M18 20h12l.9 3H17.1z', 'M20 26h1.4l-2 10H18zM26.6 26H28l2 10h-1.4z'),
  coat: motif('M18 10l-8 4-2 17 5 .6 2-9V40h18V22.6l2 9 5-.6-2-17-8-4-6 5z', 'M18 10l6 14V15zM30 10l-6 14V15z', 'M25.4 27h2v2h-2zM25.4 32h2v2h-2zM17 31h4v1.6h-4z'),
  shoe: motif('M8 20l8 2 5-3 8 8c3 2 8 2 11 4v4H8z', 'M8 33h32v3.5H8z', 'M20 21l4 3-1 1.6-4-3zM24 24.6l3.6 3-1 1.6-3.6-3z'),
  slipper: motif('M8 27c6-9 14-8 18-3l2 5c5 0 10 1 12 4v2H8z', 'M8 33h32v3.5H8z', 'M12 25c4-4 9-4 12-1l-2 2c-2-2-5-2-8 0z'),
  bag: motif('M11 19h26l2 20H9z', 'M18 19c0-12 12-12 12 0h-2.4c0-8.6-7.2-8.6-7.2 0z', 'M19 26h10v2.5H19z'),
  backpack: motif('M14 19c0-11 20-11 20 0v20H14z', 'M17 27h14v9H17zM20 11c0-5 8-5 8 0h-2c0-2.4-4-2.4-4 0z', 'M17 20h14v2H17zM22 29h4v2h-4z'),
  scarf: motif('M14 12c5 4 15 4 20 0l3 5c-7 7-19 7-26 0z', 'M23 20h9l3 18h-9z', 'M24.6 30h9l.4 2.2h-9zM25.4 34h9l.3 2h-9z'),
  hat: motif('M15 28c0-17 18-17 18 0z', 'M8 30c5-4 27-4 32 0-3 5-29 5-32 0z', 'M15 24h18v3.4H15z'),
  socks: motif('M20 9h11v16c0 3-2 4-4 5l-8 6c-6 4-12-3-6-8l7-5z', 'M20 9h11v4H20z', 'M14 29c-4 4 0 8 4 7z'),
  bedding: motif('M8 22h32v14H8z', 'M8 27h32v2.4H8zM8 36h3v3H8zM37 36h3v3h-3z', 'M10 16h13v6H10zM25 16h13v6H25z'),
  cushion: motif('M12 12c8 2 16 2 24 0-2 8-2 16 0 24-8-2-16-2-24 0 2-8 2-16 0-24z', 'M24 16l8 8-8 8-8-8z', 'M24 20l4 4-4 4-4-4z'),
  blanket: motif('M10 12h28v22H10z', 'M10 34h2v4h-2zM15.2 34h2v4h-2zM20.4 34h2v4h-2zM25.6 34h2v4h-2zM30.8 34h2v4h-2zM36 34h2v4h-2z', 'M10 17h28v3H10zM10 25h28v3H10z'),
  towel: motif('M14 12h20v25H14z', 'M9 11h30v3H9z', 'M14 28h20v2H14zM14 32h20v2H14z'),
  rug: motif('M9 15h30v18H9z', 'M7 15h1.6v18H7zM39.4 15H41v18h-1.6zM18 22h12v4H18z', 'M13 18h22v1.6H13zM13 28.4h22V30H13z'),
  lamp: motif('M17 10h14l5 13H12z', 'M23 23h2v12h-2zM16 35h16v3H16z', 'M19 13h3l-2 7h-3z'),
  vase: motif('M19 20h10c0 4 5 6 5 12 0 4-3 7-5 7H19c-2 0-5-3-5-7 0-6 5-8 5-12z', 'M18 18h12v3H18z', 'M23 18c0-5-4-8-8-9 0 5 3 8 7 9zM25 18c0-5 4-8 8-9 0 5-3 8-7 9z'),
  candle: motif('M15 21h18v17H15z', 'M15 26h18v7H15zM23.3 18h1.4v4h-1.4z', 'M24 9c4 5 3 9 0 9s-4-4 0-9z'),
  box: motif('M10 18h28v20H10z', 'M8 12h32v6H8z', 'M19 24h10v3H19z'),
  mug: motif('M12 14h19v20c0 2-2 4-4 4H16c-2 0-4-2-4-4z', 'M31 18c10-1 10 14 0 13v-3c5 0 5-7 0-7z', 'M15 18h2.4v15H15z'),
  bowl: motif('M8 21h32c0 9-6 15-11 16H19C14 36 8 30 8 21z', 'M18 36.5h12v3H18z', 'M8 21h32v2.6H8.2z'),
  cutlery: motif('M14 10h1.6v8H17v-8h1.6v8H20v-8h1.6v10c0 3-2.2 4-2.2 4v15h-3V24s-2.4-1-2.4-4z', 'M31 10c5 0 6 11 1.6 13v16h-3V23c-4.6-2-3.6-13 1.4-13z', 'M31 13c2 0 3 5 1 7z'),
  pot: motif('M11 20h26v14c0 2-2 4-4 4H15c-2 0-4-2-4-4z', 'M6 22h5v4H6zM37 22h5v4h-5zM10 16h28v4H10z', 'M21 12h6v4h-6zM15 24h2.4v10H15z'),
  knife: motif('M7 25c9-9 19-10 25-9v10H15z', 'M32 17h9c2 2 2 7 0 9h-9z', 'M9.4 25H32v-1.8H10.6zM35 20.4h1.8v1.8H35z'),
  board: motif('M8 13h24v23H8z', 'M32 21h9v7h-9z', 'M12 17h1.8v15H12zM18 17h1.8v15H18zM24 17h1.8v15H24zM36 23.6h2v2h-2z'),
  bottle: motif('M17 17h14v21c0 1-1 2-2 2H19c-1 0-2-1-2-2z', 'M19 8h10v7H19z', 'M17 23h14v5H17z'),
  teapot: motif('M13 20h20c4 6 2 17-3 17H16c-5 0-7-11-3-17z', 'M34 24l7-4 1 3-7 8zM12 22c-8 0-8 12 0 12v-3c-4 0-4-6 0-6z', 'M16 17h14v3H16zM21.4 13h3.2v4h-3.2z'),
  tea: motif('M13 15h22v24H13z', 'M13 10h22v5H13z', 'M24 34c-7-4-6-11 0-15 6 4 7 11 0 15zM23.4 22h1.2v10h-1.2z'),
  coffee: motif('M14 14h20l2 25H12z', 'M14 9h20v5H14zM23.4 19h1.2v14h-1.2z', 'M23 20c-6 1-6 11 0 12zM25 20c6 1 6 11 0 12z'),
  tent: motif('M24 11l18 27H6z', 'M24 18l8 20H16z', 'M24 11l-1.4 2L7.4 38H11z'),
  chair: motif('M11 24h26v5H11z', 'M13 29h3l-3 11h-3zM32 29h3l3 11h-3zM12 21h3v3h-3zM33 21h3v3h-3z', 'M13 9h22v12H13z'),
  mat: motif('M13 30h27v7H13z', 'M13 22a7.5 7.5 0 1 0 .1 0z', 'M13 26a3.5 3.5 0 1 0 .1 0z'),
  umbrella: motif('M24 10c11 0 17 8 17 16-3-3-6-3-8.6 0-2.6-3-5.8-3-8.4 0-2.6-3-5.8-3-8.4 0-2.6-3-5.6-3-8.6 0 0-8 6-16 17-16z', 'M23.2 26h1.8v10c0 5-8 5-8 0h1.8c0 2.8 4.4 2.8 4.4 0zM23.2 7h1.6v3h-1.6z', 'M23 11c-5 3-7 8-7.2 13-1.6-1.8-3.6-2.2-5.4-1 1-6 5-11 12.6-12z'),
} // prettier-ignore
