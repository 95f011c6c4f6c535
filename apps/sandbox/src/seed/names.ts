import type { Industry } from "../domain/industries.ts";

/** Generates the name of a company; each number gets a different one. */
export function companyName(seed: number, number: number, industry: Industry): { name: string; shortname: string } {
  const total = beginnings.length * endings.length;
  // The step has no divisor in common with the number of pairs, so each pair occurs once before one repeats.
  const at = (number * 397 + (seed >>> 0)) % total;
  const shortname = `${beginnings[at % beginnings.length]}${endings[Math.floor(at / beginnings.length)]}`;
  const round = Math.floor(number / total);
  const suffix = industry.suffixes[(number + round) % industry.suffixes.length];
  return {
    name: round === 0 ? `${shortname} ${suffix}` : `${shortname} ${suffix} ${round + 1}`,
    shortname: round === 0 ? shortname : `${shortname} ${round + 1}`,
  };
}

/** Generates the name of a person; the first 900 numbers get different ones. */
export function personName(number: number): { first: string; last: string } {
  const first = firstNames[number % firstNames.length] ?? "";
  const last = lastNames[(number * 7 + Math.floor(number / firstNames.length)) % lastNames.length] ?? "";
  return { first, last };
}

const beginnings =
  "Alder Amber Ash Barley Birch Blue Bracken Briar Brook Cedar Chalk Clover Copper Coral Crane Dale Dawn Elder Elm Ember Fern Finch Flint Frost Glen Gorse Granite Grey Hazel Heather Heron Holly Iron Ivy Juniper Kestrel Larch Lark Linden Marsh Maple Meadow Mill Moss North Oak Otter Pebble Pine Quill Raven Reed Rowan Rush Sable Sand Silver Slate Spruce Stone Swift Thorn Tide Timber Umber Vale Violet Walnut Willow Wren Yarrow Zephyr".split(
    " ",
  );
const endings =
  "bank bay beck bourne bridge brook burn cliff cote crest croft dale dell end fall fell field ford gate glade grove hall ham haven head hill holm hurst keep lake land lea leigh line lock march mead mere mill moor mouth park pool port quay ridge rise side stead stone strand thorpe ton vale view wall watch water way well wick wold wood worth yard".split(
    " ",
  );
const firstNames =
  "Ada Anton Bela Carla Cem Dora Edda Emil Fay Goran Hana Ilja Ines Jonas Kaya Lars Lea Milan Mira Nils Noor Ole Petra Rafael Runa Samir Tove Uwe Vera Yara".split(
    " ",
  );
const lastNames =
  "Abel Brandt Calder Dunne Ekberg Falk Grau Halloran Ibsen Jansen Kovac Lindqvist Moreau Novak Okafor Petrov Quist Rossi Sandoval Thorne Ueda Varga Wolff Xu Yilmaz Zeller Ashdown Birk Corti Delacroix".split(
    " ",
  );
