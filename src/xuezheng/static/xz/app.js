/* 学政: charts, pairing, keys. Every page stays readable and usable without it. */
'use strict';
