import { describe, expect, test } from 'vitest'
import { pinyinInitials } from './pinyin'

describe('initials of pinyin', () => {
  test.each([
    ['连衣裙', 'lyq'],
    ['羽绒服', 'yrf'],
    ['保温杯', 'bwb'],
    ['香薰蜡烛', 'xxlz'],
    ['纯棉四件套', 'cmsjt'],
    ['无线鼠标', 'wxsb'],
    ['儿童安全座椅', 'etaqzy'],
    ['欧式沙发', 'ossf'],
    ['坐垫', 'zd'],
  ])('%s is %s', (title, initials) => {
    expect(pinyinInitials(title)).toBe(initials)
  })

  test.each([
    ['长袖衬衫', 'cxcs'],
    ['成长日记', 'czrj'],
    ['重磅卫衣', 'zbwy'],
    ['双重保温', 'scbw'],
    ['行李箱', 'xlx'],
    ['银行卡包', 'yhkb'],
    ['音乐盒', 'yyh'],
    ['弹力裤', 'tlk'],
    ['发卡', 'fq'],
  ])('a character of several readings is found by the one that is meant: %s by %s', (title, initials) => {
    expect(pinyinInitials(title).split(' ')).toContain(initials)
  })

  test('every common character begins with the letter of its place in GB 2312, whose first level is in the order of pinyin', () => {
    const firsts = {
      a: 0xb0a1,
      b: 0xb0c5,
      c: 0xb2c1,
      d: 0xb4ee,
      e: 0xb6ea,
      f: 0xb7a2,
      g: 0xb8c1,
      h: 0xb9fe,
      j: 0xbbf7,
      k: 0xbfa6,
      l: 0xc0ac,
      m: 0xc2e8,
    }
    const more = { n: 0xc4c3, o: 0xc5b6, p: 0xc5be, q: 0xc6da, r: 0xc8bb, s: 0xc8f6, t: 0xcbfa, w: 0xcdda, x: 0xcef4, y: 0xd1b9, z: 0xd4d1 }
    const letters = Object.entries({ ...firsts, ...more })
    const decoder = new TextDecoder('gb18030')
    const wrong: string[] = []
    for (let code = 0xb0a1; code <= 0xd7f9; code++) {
      if ((code & 0xff) < 0xa1 || (code & 0xff) > 0xfe) continue
      const char = decoder.decode(new Uint8Array([code >> 8, code & 0xff]))
      const letter = letters.findLast(([, first]) => first <= code)?.[0] ?? ''
      if (!pinyinInitials(char).split(' ').includes(letter)) wrong.push(char)
    }
    expect(wrong).toEqual([])
  })

  test('letters and digits stay, all else goes', () => {
    expect(pinyinInitials('USB-C 充电线 2米')).toBe('usbccdx2m')
    expect(pinyinInitials('A字 连衣裙（新款）')).toBe('azlyqxk')
  })

  test('a title without Chinese characters has none', () => {
    expect(pinyinInitials('Linen dress 38')).toBe('')
    expect(pinyinInitials('')).toBe('')
  })

  test('a title of many such characters is spelled in a few ways only', () => {
    expect(pinyinInitials('长重行乐调弹便厦朝折').split(' ').length).toBeLessThanOrEqual(8)
  })
})
