// Generated from spec/openapi.yaml. Do not edit: change the document and run `pnpm generate`.
function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
function equal(a, b) {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}
export const isGetUploadLinkBody = is21;
const func2 = codePoints;

function is25(data){
let errors = 0;
if(typeof data === "string"){
if(func2(data) > 255){
errors++;
}
}
else {
errors++;
}
return errors === 0;
}


function is24(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.externalId === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "externalId")){
errors++;
}
}
if(data.externalId !== undefined){
if(!(is25(data.externalId))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is29(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.space === undefined){
errors++;
}
if(data.externalId === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "space") || (key0 === "externalId"))){
errors++;
}
}
if(data.space !== undefined){
let data0 = data.space;
if(typeof data0 === "string"){
if(func2(data0) > 43){
errors++;
}
if(func2(data0) < 1){
errors++;
}
}
else {
errors++;
}
}
if(data.externalId !== undefined){
let data1 = data.externalId;
if(typeof data1 === "string"){
if(func2(data1) < 1){
errors++;
}
}
else {
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is28(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.instanceId === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "instanceId")){
errors++;
}
}
if(data.instanceId !== undefined){
if(!(is29(data.instanceId))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is23(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "items")){
errors++;
}
}
if(data.items !== undefined){
let data0 = data.items;
if(Array.isArray(data0)){
if(data0.length > 1){
errors++;
}
if(data0.length < 1){
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs5 = errors;
let valid3 = false;
let passing0 = null;
const _errs6 = errors;
if(!(is24(data1))){
errors++;
}
var _valid0 = _errs6 === errors;
if(_valid0){
valid3 = true;
passing0 = 0;
}
const _errs7 = errors;
if(!(is28(data1))){
errors++;
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid3 = true;
passing0 = 1;
}
}
if(!valid3){
errors++;
}
else {
errors = _errs5;
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is21(data){
let errors = 0;
if(!(is23(data))){
errors++;
}
return errors === 0;
}

export const isUpdateFilesBody = is33;

function is36(data){
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 9007199254740991 || isNaN(data)){
errors++;
}
if(data < 1 || isNaN(data)){
errors++;
}
}
return errors === 0;
}

const schema17 = {properties:{"externalId":1,"metadata":1,"assetIds":1,"dataSetId":1,"labels":1,"geoLocation":1,"directory":1,"source":1,"mimeType":1,"sourceCreatedTime":1,"sourceModifiedTime":1,"securityCategories":1}};

function is41(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.setNull === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "setNull")){
errors++;
}
}
if(data.setNull !== undefined){
let data0 = data.setNull;
if(typeof data0 !== "boolean"){
errors++;
}
if(true !== data0){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is39(data){
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
errors++;
}
}
if(data.set !== undefined){
if(!(is25(data.set))){
errors++;
}
}
}
else {
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs5 = errors;
if(!(is41(data))){
errors++;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
errors++;
}
else {
errors = _errs0;
}
return errors === 0;
}


function is45(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(Object.keys(data).length > 256){
errors++;
}
for(const key0 in data){
if(typeof data[key0] !== "string"){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is44(data){
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
errors++;
}
}
if(data.set !== undefined){
if(!(is45(data.set))){
errors++;
}
}
}
else {
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key1 in data){
if(!((key1 === "add") || (key1 === "remove"))){
errors++;
}
}
if(data.add !== undefined){
if(!(is45(data.add))){
errors++;
}
}
if(data.remove !== undefined){
let data2 = data.remove;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(typeof data2[i0] !== "string"){
errors++;
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
var _valid0 = _errs5 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
errors++;
}
else {
errors = _errs0;
}
return errors === 0;
}

const func0 = equal;

function is49(data){
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
errors++;
}
}
if(data.set !== undefined){
let data0 = data.set;
if(Array.isArray(data0)){
if(data0.length > 1000){
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(is36(data0[i0]))){
errors++;
}
}
let i1 = data0.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func0(data0[i1], data0[j0])){
errors++;
break outer0;
}
}
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key1 in data){
if(!((key1 === "add") || (key1 === "remove"))){
errors++;
}
}
if(data.add !== undefined){
let data2 = data.add;
if(Array.isArray(data2)){
if(data2.length > 1000){
errors++;
}
const len1 = data2.length;
for(let i2=0; i2<len1; i2++){
if(!(is36(data2[i2]))){
errors++;
}
}
}
else {
errors++;
}
}
if(data.remove !== undefined){
let data4 = data.remove;
if(Array.isArray(data4)){
if(data4.length > 1000){
errors++;
}
const len2 = data4.length;
for(let i3=0; i3<len2; i3++){
if(!(is36(data4[i3]))){
errors++;
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
var _valid0 = _errs7 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
errors++;
}
else {
errors = _errs0;
}
return errors === 0;
}


function is54(data){
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
errors++;
}
}
if(data.set !== undefined){
if(!(is36(data.set))){
errors++;
}
}
}
else {
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs5 = errors;
if(!(is41(data))){
errors++;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
errors++;
}
else {
errors = _errs0;
}
return errors === 0;
}


function is59(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.externalId === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "externalId")){
errors++;
}
}
if(data.externalId !== undefined){
if(!(is25(data.externalId))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is58(data){
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
errors++;
}
}
if(data.set !== undefined){
let data0 = data.set;
if(Array.isArray(data0)){
if(data0.length > 10){
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(is59(data0[i0]))){
errors++;
}
}
let i1 = data0.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func0(data0[i1], data0[j0])){
errors++;
break outer0;
}
}
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key1 in data){
if(!((key1 === "add") || (key1 === "remove"))){
errors++;
}
}
if(data.add !== undefined){
let data2 = data.add;
if(Array.isArray(data2)){
if(data2.length > 10){
errors++;
}
const len1 = data2.length;
for(let i2=0; i2<len1; i2++){
if(!(is59(data2[i2]))){
errors++;
}
}
}
else {
errors++;
}
}
if(data.remove !== undefined){
let data4 = data.remove;
if(Array.isArray(data4)){
if(data4.length > 10){
errors++;
}
const len2 = data4.length;
for(let i3=0; i3<len2; i3++){
if(!(is59(data4[i3]))){
errors++;
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
var _valid0 = _errs7 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
errors++;
}
else {
errors = _errs0;
}
return errors === 0;
}


function is69(data){
let errors = 0;
if(Array.isArray(data)){
if(data.length > 2){
errors++;
}
if(data.length < 2){
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(!((typeof data0 == "number") && (isFinite(data0)))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is68(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
errors++;
}
if(data.coordinates === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
errors++;
}
if("Point" !== data0){
errors++;
}
}
if(data.coordinates !== undefined){
if(!(is69(data.coordinates))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is71(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
errors++;
}
if(data.coordinates === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
errors++;
}
if("LineString" !== data0){
errors++;
}
}
if(data.coordinates !== undefined){
let data1 = data.coordinates;
if(Array.isArray(data1)){
if(data1.length < 2){
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(is69(data1[i0]))){
errors++;
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is74(data){
let errors = 0;
if(Array.isArray(data)){
if(data.length < 4){
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(is69(data[i0]))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is73(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
errors++;
}
if(data.coordinates === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
errors++;
}
if("Polygon" !== data0){
errors++;
}
}
if(data.coordinates !== undefined){
let data1 = data.coordinates;
if(Array.isArray(data1)){
if(data1.length < 1){
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(is74(data1[i0]))){
errors++;
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is77(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
errors++;
}
if(data.coordinates === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
errors++;
}
if("MultiPoint" !== data0){
errors++;
}
}
if(data.coordinates !== undefined){
let data1 = data.coordinates;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(is69(data1[i0]))){
errors++;
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is79(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
errors++;
}
if(data.coordinates === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
errors++;
}
if("MultiLineString" !== data0){
errors++;
}
}
if(data.coordinates !== undefined){
let data1 = data.coordinates;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(Array.isArray(data2)){
if(data2.length < 2){
errors++;
}
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
if(!(is69(data2[i1]))){
errors++;
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is81(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
errors++;
}
if(data.coordinates === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "type") || (key0 === "coordinates"))){
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
errors++;
}
if("MultiPolygon" !== data0){
errors++;
}
}
if(data.coordinates !== undefined){
let data1 = data.coordinates;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(Array.isArray(data2)){
if(data2.length < 1){
errors++;
}
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
if(!(is74(data2[i1]))){
errors++;
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is67(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
const tag0 = data.type;
if(typeof tag0 == "string"){
if(tag0 === "Point"){
if(!(is68(data))){
errors++;
}
}
else if(tag0 === "LineString"){
if(!(is71(data))){
errors++;
}
}
else if(tag0 === "Polygon"){
if(!(is73(data))){
errors++;
}
}
else if(tag0 === "MultiPoint"){
if(!(is77(data))){
errors++;
}
}
else if(tag0 === "MultiLineString"){
if(!(is79(data))){
errors++;
}
}
else if(tag0 === "MultiPolygon"){
if(!(is81(data))){
errors++;
}
}
else {
errors++;
}
}
else {
errors++;
}
}
else {
errors++;
}
return errors === 0;
}


function is66(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
errors++;
}
if(data.geometry === undefined){
errors++;
}
for(const key0 in data){
if(!(((key0 === "type") || (key0 === "geometry")) || (key0 === "properties"))){
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
errors++;
}
if("Feature" !== data0){
errors++;
}
}
if(data.geometry !== undefined){
if(!(is67(data.geometry))){
errors++;
}
}
if(data.properties !== undefined){
let data2 = data.properties;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
}
else {
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is65(data){
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
errors++;
}
}
if(data.set !== undefined){
if(!(is66(data.set))){
errors++;
}
}
}
else {
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs5 = errors;
if(!(is41(data))){
errors++;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
errors++;
}
else {
errors = _errs0;
}
return errors === 0;
}

const pattern0 = /* @__PURE__ */ new RegExp("^/", "u");

function is94(data){
let errors = 0;
if(typeof data === "string"){
if(func2(data) > 512){
errors++;
}
if(!pattern0.test(data)){
errors++;
}
}
else {
errors++;
}
return errors === 0;
}


function is93(data){
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
errors++;
}
}
if(data.set !== undefined){
if(!(is94(data.set))){
errors++;
}
}
}
else {
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs5 = errors;
if(!(is41(data))){
errors++;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
errors++;
}
else {
errors = _errs0;
}
return errors === 0;
}


function is99(data){
let errors = 0;
if(typeof data === "string"){
if(func2(data) > 128){
errors++;
}
}
else {
errors++;
}
return errors === 0;
}


function is98(data){
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
errors++;
}
}
if(data.set !== undefined){
if(!(is99(data.set))){
errors++;
}
}
}
else {
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs5 = errors;
if(!(is41(data))){
errors++;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
errors++;
}
else {
errors = _errs0;
}
return errors === 0;
}


function is104(data){
let errors = 0;
if(typeof data === "string"){
if(func2(data) > 256){
errors++;
}
}
else {
errors++;
}
return errors === 0;
}


function is103(data){
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
errors++;
}
}
if(data.set !== undefined){
if(!(is104(data.set))){
errors++;
}
}
}
else {
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs5 = errors;
if(!(is41(data))){
errors++;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
errors++;
}
else {
errors = _errs0;
}
return errors === 0;
}


function is109(data){
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data < 0 || isNaN(data)){
errors++;
}
}
return errors === 0;
}


function is108(data){
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
errors++;
}
}
if(data.set !== undefined){
if(!(is109(data.set))){
errors++;
}
}
}
else {
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs5 = errors;
if(!(is41(data))){
errors++;
}
var _valid0 = _errs5 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
errors++;
}
else {
errors = _errs0;
}
return errors === 0;
}


function is114(data){
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.set === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "set")){
errors++;
}
}
if(data.set !== undefined){
let data0 = data.set;
if(Array.isArray(data0)){
if(data0.length > 100){
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(is36(data0[i0]))){
errors++;
}
}
let i1 = data0.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func0(data0[i1], data0[j0])){
errors++;
break outer0;
}
}
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key1 in data){
if(!((key1 === "add") || (key1 === "remove"))){
errors++;
}
}
if(data.add !== undefined){
let data2 = data.add;
if(Array.isArray(data2)){
if(data2.length > 100){
errors++;
}
const len1 = data2.length;
for(let i2=0; i2<len1; i2++){
if(!(is36(data2[i2]))){
errors++;
}
}
}
else {
errors++;
}
}
if(data.remove !== undefined){
let data4 = data.remove;
if(Array.isArray(data4)){
if(data4.length > 100){
errors++;
}
const len2 = data4.length;
for(let i3=0; i3<len2; i3++){
if(!(is36(data4[i3]))){
errors++;
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
var _valid0 = _errs7 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
errors++;
}
else {
errors = _errs0;
}
return errors === 0;
}


function is38(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(Object.hasOwn(schema17.properties, key0))){
errors++;
}
}
if(data.externalId !== undefined){
if(!(is39(data.externalId))){
errors++;
}
}
if(data.metadata !== undefined){
if(!(is44(data.metadata))){
errors++;
}
}
if(data.assetIds !== undefined){
if(!(is49(data.assetIds))){
errors++;
}
}
if(data.dataSetId !== undefined){
if(!(is54(data.dataSetId))){
errors++;
}
}
if(data.labels !== undefined){
if(!(is58(data.labels))){
errors++;
}
}
if(data.geoLocation !== undefined){
if(!(is65(data.geoLocation))){
errors++;
}
}
if(data.directory !== undefined){
if(!(is93(data.directory))){
errors++;
}
}
if(data.source !== undefined){
if(!(is98(data.source))){
errors++;
}
}
if(data.mimeType !== undefined){
if(!(is103(data.mimeType))){
errors++;
}
}
if(data.sourceCreatedTime !== undefined){
if(!(is108(data.sourceCreatedTime))){
errors++;
}
}
if(data.sourceModifiedTime !== undefined){
if(!(is108(data.sourceModifiedTime))){
errors++;
}
}
if(data.securityCategories !== undefined){
if(!(is114(data.securityCategories))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is35(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
errors++;
}
if(data.update === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "id") || (key0 === "update"))){
errors++;
}
}
if(data.id !== undefined){
if(!(is36(data.id))){
errors++;
}
}
if(data.update !== undefined){
if(!(is38(data.update))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is121(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.externalId === undefined){
errors++;
}
if(data.update === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "externalId") || (key0 === "update"))){
errors++;
}
}
if(data.externalId !== undefined){
if(!(is25(data.externalId))){
errors++;
}
}
if(data.update !== undefined){
if(!(is38(data.update))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is127(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "externalId") || (key0 === "metadata")) || (key0 === "assetIds")) || (key0 === "dataSetId")) || (key0 === "labels")) || (key0 === "geoLocation"))){
errors++;
}
}
if(data.externalId !== undefined){
if(!(is39(data.externalId))){
errors++;
}
}
if(data.metadata !== undefined){
if(!(is44(data.metadata))){
errors++;
}
}
if(data.assetIds !== undefined){
if(!(is49(data.assetIds))){
errors++;
}
}
if(data.dataSetId !== undefined){
if(!(is54(data.dataSetId))){
errors++;
}
}
if(data.labels !== undefined){
if(!(is58(data.labels))){
errors++;
}
}
if(data.geoLocation !== undefined){
if(!(is65(data.geoLocation))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is125(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.instanceId === undefined){
errors++;
}
if(data.update === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "instanceId") || (key0 === "update"))){
errors++;
}
}
if(data.instanceId !== undefined){
if(!(is29(data.instanceId))){
errors++;
}
}
if(data.update !== undefined){
if(!(is127(data.update))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is34(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "items")){
errors++;
}
}
if(data.items !== undefined){
let data0 = data.items;
if(Array.isArray(data0)){
if(data0.length > 1000){
errors++;
}
if(data0.length < 1){
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs5 = errors;
let valid3 = false;
let passing0 = null;
const _errs6 = errors;
if(!(is35(data1))){
errors++;
}
var _valid0 = _errs6 === errors;
if(_valid0){
valid3 = true;
passing0 = 0;
}
const _errs7 = errors;
if(!(is121(data1))){
errors++;
}
var _valid0 = _errs7 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid3 = true;
passing0 = 1;
}
const _errs8 = errors;
if(!(is125(data1))){
errors++;
}
var _valid0 = _errs8 === errors;
if(_valid0 && valid3){
valid3 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid3 = true;
passing0 = 2;
}
}
}
if(!valid3){
errors++;
}
else {
errors = _errs5;
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is33(data){
let errors = 0;
if(!(is34(data))){
errors++;
}
return errors === 0;
}

export const isSearchFilesBody = is137;
const schema51 = {properties:{"name":1,"externalIdPrefix":1,"directoryPrefix":1,"source":1,"mimeType":1,"metadata":1,"assetIds":1,"uploaded":1,"uploadedTime":1,"createdTime":1,"lastUpdatedTime":1,"sourceCreatedTime":1,"sourceModifiedTime":1,"assetExternalIds":1,"rootAssetIds":1,"dataSetIds":1,"assetSubtreeIds":1,"labels":1,"geoLocation":1}};

function is140(data){
let errors = 0;
if(typeof data === "string"){
if(func2(data) > 256){
errors++;
}
}
else {
errors++;
}
return errors === 0;
}


function is148(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "min") || (key0 === "max"))){
errors++;
}
}
if(data.min !== undefined){
if(!(is109(data.min))){
errors++;
}
}
if(data.max !== undefined){
if(!(is109(data.max))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is158(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "id")){
errors++;
}
}
if(data.id !== undefined){
if(!(is36(data.id))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is161(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.externalId === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "externalId")){
errors++;
}
}
if(data.externalId !== undefined){
if(!(is25(data.externalId))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is157(data){
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(is158(data))){
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(!(is161(data))){
errors++;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
errors++;
}
else {
errors = _errs0;
}
return errors === 0;
}


function is166(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "id")){
errors++;
}
}
if(data.id !== undefined){
if(!(is36(data.id))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is169(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.externalId === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "externalId")){
errors++;
}
}
if(data.externalId !== undefined){
if(!(is25(data.externalId))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is165(data){
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(is166(data))){
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(!(is169(data))){
errors++;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
errors++;
}
else {
errors = _errs0;
}
return errors === 0;
}


function is175(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.containsAny === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "containsAny")){
errors++;
}
}
if(data.containsAny !== undefined){
let data0 = data.containsAny;
if(Array.isArray(data0)){
if(data0.length > 10){
errors++;
}
if(data0.length < 1){
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(is59(data0[i0]))){
errors++;
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is178(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.containsAll === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "containsAll")){
errors++;
}
}
if(data.containsAll !== undefined){
let data0 = data.containsAll;
if(Array.isArray(data0)){
if(data0.length > 10){
errors++;
}
if(data0.length < 1){
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(is59(data0[i0]))){
errors++;
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is174(data){
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(is175(data))){
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(!(is178(data))){
errors++;
}
var _valid0 = _errs2 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
}
if(!valid0){
errors++;
}
else {
errors = _errs0;
}
return errors === 0;
}

const schema63 = {"type":"object","required":["relation","shape"],"additionalProperties":false,"properties":{"relation":{"type":"string","enum":["INTERSECTS","DISJOINT","WITHIN"]},"shape":{"oneOf":[{"$ref":"spec:schemas#/$defs/Point"},{"$ref":"spec:schemas#/$defs/LineString"},{"$ref":"spec:schemas#/$defs/Polygon"},{"$ref":"spec:schemas#/$defs/MultiLineString"},{"$ref":"spec:schemas#/$defs/MultiPolygon"}],"discriminator":{"propertyName":"type"},"type":"object"}}};

function is182(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.relation === undefined){
errors++;
}
if(data.shape === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "relation") || (key0 === "shape"))){
errors++;
}
}
if(data.relation !== undefined){
let data0 = data.relation;
if(typeof data0 !== "string"){
errors++;
}
if(!(((data0 === "INTERSECTS") || (data0 === "DISJOINT")) || (data0 === "WITHIN"))){
errors++;
}
}
if(data.shape !== undefined){
let data1 = data.shape;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
const tag0 = data1.type;
if(typeof tag0 == "string"){
if(tag0 === "Point"){
if(!(is68(data1))){
errors++;
}
}
else if(tag0 === "LineString"){
if(!(is71(data1))){
errors++;
}
}
else if(tag0 === "Polygon"){
if(!(is73(data1))){
errors++;
}
}
else if(tag0 === "MultiLineString"){
if(!(is79(data1))){
errors++;
}
}
else if(tag0 === "MultiPolygon"){
if(!(is81(data1))){
errors++;
}
}
else {
errors++;
}
}
else {
errors++;
}
}
else {
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is139(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(Object.hasOwn(schema51.properties, key0))){
errors++;
}
}
if(data.name !== undefined){
if(!(is140(data.name))){
errors++;
}
}
if(data.externalIdPrefix !== undefined){
if(!(is25(data.externalIdPrefix))){
errors++;
}
}
if(data.directoryPrefix !== undefined){
if(!(is94(data.directoryPrefix))){
errors++;
}
}
if(data.source !== undefined){
if(!(is99(data.source))){
errors++;
}
}
if(data.mimeType !== undefined){
if(!(is104(data.mimeType))){
errors++;
}
}
if(data.metadata !== undefined){
if(!(is45(data.metadata))){
errors++;
}
}
if(data.assetIds !== undefined){
let data6 = data.assetIds;
if(Array.isArray(data6)){
if(data6.length > 100){
errors++;
}
if(data6.length < 1){
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
if(!(is36(data6[i0]))){
errors++;
}
}
let i1 = data6.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func0(data6[i1], data6[j0])){
errors++;
break outer0;
}
}
}
}
}
else {
errors++;
}
}
if(data.uploaded !== undefined){
if(typeof data.uploaded !== "boolean"){
errors++;
}
}
if(data.uploadedTime !== undefined){
if(!(is148(data.uploadedTime))){
errors++;
}
}
if(data.createdTime !== undefined){
if(!(is148(data.createdTime))){
errors++;
}
}
if(data.lastUpdatedTime !== undefined){
if(!(is148(data.lastUpdatedTime))){
errors++;
}
}
if(data.sourceCreatedTime !== undefined){
if(!(is148(data.sourceCreatedTime))){
errors++;
}
}
if(data.sourceModifiedTime !== undefined){
if(!(is148(data.sourceModifiedTime))){
errors++;
}
}
if(data.assetExternalIds !== undefined){
let data14 = data.assetExternalIds;
if(Array.isArray(data14)){
if(data14.length > 100){
errors++;
}
if(data14.length < 1){
errors++;
}
const len1 = data14.length;
for(let i2=0; i2<len1; i2++){
if(!(is25(data14[i2]))){
errors++;
}
}
let i3 = data14.length;
let j1;
if(i3 > 1){
outer1:
for(;i3--;){
for(j1 = i3; j1--;){
if(func0(data14[i3], data14[j1])){
errors++;
break outer1;
}
}
}
}
}
else {
errors++;
}
}
if(data.rootAssetIds !== undefined){
let data16 = data.rootAssetIds;
if(Array.isArray(data16)){
if(data16.length > 100){
errors++;
}
if(data16.length < 1){
errors++;
}
const len2 = data16.length;
for(let i4=0; i4<len2; i4++){
if(!(is157(data16[i4]))){
errors++;
}
}
let i5 = data16.length;
let j2;
if(i5 > 1){
outer2:
for(;i5--;){
for(j2 = i5; j2--;){
if(func0(data16[i5], data16[j2])){
errors++;
break outer2;
}
}
}
}
}
else {
errors++;
}
}
if(data.dataSetIds !== undefined){
let data18 = data.dataSetIds;
if(Array.isArray(data18)){
if(data18.length > 100){
errors++;
}
const len3 = data18.length;
for(let i6=0; i6<len3; i6++){
if(!(is165(data18[i6]))){
errors++;
}
}
let i7 = data18.length;
let j3;
if(i7 > 1){
outer3:
for(;i7--;){
for(j3 = i7; j3--;){
if(func0(data18[i7], data18[j3])){
errors++;
break outer3;
}
}
}
}
}
else {
errors++;
}
}
if(data.assetSubtreeIds !== undefined){
let data20 = data.assetSubtreeIds;
if(Array.isArray(data20)){
if(data20.length > 100){
errors++;
}
if(data20.length < 1){
errors++;
}
const len4 = data20.length;
for(let i8=0; i8<len4; i8++){
if(!(is157(data20[i8]))){
errors++;
}
}
let i9 = data20.length;
let j4;
if(i9 > 1){
outer4:
for(;i9--;){
for(j4 = i9; j4--;){
if(func0(data20[i9], data20[j4])){
errors++;
break outer4;
}
}
}
}
}
else {
errors++;
}
}
if(data.labels !== undefined){
if(!(is174(data.labels))){
errors++;
}
}
if(data.geoLocation !== undefined){
if(!(is182(data.geoLocation))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is138(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "filter") || (key0 === "search")) || (key0 === "limit"))){
errors++;
}
}
if(data.filter !== undefined){
if(!(is139(data.filter))){
errors++;
}
}
if(data.search !== undefined){
let data1 = data.search;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
if(!(key1 === "name")){
errors++;
}
}
if(data1.name !== undefined){
if(typeof data1.name !== "string"){
errors++;
}
}
}
else {
errors++;
}
}
if(data.limit !== undefined){
let data3 = data.limit;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1000 || isNaN(data3)){
errors++;
}
if(data3 < 1 || isNaN(data3)){
errors++;
}
}
}
}
else {
errors++;
}
return errors === 0;
}


function is137(data){
let errors = 0;
if(!(is138(data))){
errors++;
}
return errors === 0;
}

export const isAggregateFilesBody = is191;

function is192(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "filter")){
errors++;
}
}
if(data.filter !== undefined){
if(!(is139(data.filter))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is191(data){
let errors = 0;
if(!(is192(data))){
errors++;
}
return errors === 0;
}

export const isApplyNodeAndEdgesBody = is195;
const schema67 = {"type":"object","required":["items"],"additionalProperties":false,"properties":{"items":{"type":"array","minItems":1,"maxItems":1000,"items":{"$ref":"spec:schemas#/$defs/NodeWrite"}},"autoCreateDirectRelations":{"type":["boolean","null"]},"autoCreateStartNodes":{"type":["boolean","null"]},"autoCreateEndNodes":{"type":["boolean","null"]},"skipOnVersionConflict":{"type":["boolean","null"]},"replace":{"type":["boolean","null"]}}};
const schema68 = {"type":"object","required":["instanceType","space","externalId"],"additionalProperties":false,"properties":{"instanceType":{"$ref":"spec:schemas#/$defs/NodeType"},"space":{"$ref":"spec:schemas#/$defs/Space"},"externalId":{"$ref":"spec:schemas#/$defs/NodeExternalId"},"existingVersion":{"type":["integer","null"],"minimum":0},"type":{"oneOf":[{"$ref":"spec:schemas#/$defs/RelationTarget"},{"$ref":"spec:schemas#/$defs/NoValue"}]},"sources":{"type":["array","null"],"maxItems":100,"items":{"$ref":"spec:schemas#/$defs/NodeSource"}}}};

function is198(data){
let errors = 0;
if(typeof data !== "string"){
errors++;
}
if("node" !== data){
errors++;
}
return errors === 0;
}

const pattern1 = /* @__PURE__ */ new RegExp("^[a-zA-Z][a-zA-Z0-9_-]{0,41}[a-zA-Z0-9]?$", "u");

function is200(data){
let errors = 0;
if(typeof data === "string"){
if(func2(data) > 43){
errors++;
}
if(func2(data) < 1){
errors++;
}
if(!pattern1.test(data)){
errors++;
}
}
else {
errors++;
}
return errors === 0;
}

const pattern2 = /* @__PURE__ */ new RegExp("^[^\\u0000]*$", "u");

function is202(data){
let errors = 0;
if(typeof data === "string"){
if(func2(data) > 256){
errors++;
}
if(func2(data) < 1){
errors++;
}
if(!pattern2.test(data)){
errors++;
}
}
else {
errors++;
}
return errors === 0;
}


function is204(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.space === undefined){
errors++;
}
if(data.externalId === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "space") || (key0 === "externalId"))){
errors++;
}
}
if(data.space !== undefined){
if(!(is200(data.space))){
errors++;
}
}
if(data.externalId !== undefined){
if(!(is202(data.externalId))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is208(data){
let errors = 0;
if(data !== null){
errors++;
}
return errors === 0;
}

const pattern3 = /* @__PURE__ */ new RegExp("^[a-zA-Z]([a-zA-Z0-9_]{0,253}[a-zA-Z0-9])?$", "u");
const pattern4 = /* @__PURE__ */ new RegExp("^[a-zA-Z0-9]([.a-zA-Z0-9_-]{0,41}[a-zA-Z0-9])?$", "u");

function is211(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
errors++;
}
if(data.space === undefined){
errors++;
}
if(data.externalId === undefined){
errors++;
}
if(data.version === undefined){
errors++;
}
for(const key0 in data){
if(!((((key0 === "type") || (key0 === "space")) || (key0 === "externalId")) || (key0 === "version"))){
errors++;
}
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
errors++;
}
if("view" !== data0){
errors++;
}
}
if(data.space !== undefined){
if(!(is200(data.space))){
errors++;
}
}
if(data.externalId !== undefined){
let data2 = data.externalId;
if(typeof data2 === "string"){
if(func2(data2) > 255){
errors++;
}
if(func2(data2) < 1){
errors++;
}
if(!pattern3.test(data2)){
errors++;
}
}
else {
errors++;
}
}
if(data.version !== undefined){
let data3 = data.version;
if(typeof data3 === "string"){
if(func2(data3) > 43){
errors++;
}
if(func2(data3) < 1){
errors++;
}
if(!pattern4.test(data3)){
errors++;
}
}
else {
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}

const schema76 = {"type":"object","additionalProperties":false,"properties":{"name":{"type":["string","null"]},"description":{"type":["string","null"]},"tags":{"type":["array","null"],"maxItems":1000,"items":{"type":"string"}},"aliases":{"type":["array","null"],"maxItems":1000,"items":{"type":"string"}},"sourceId":{"type":["string","null"]},"sourceContext":{"type":["string","null"]},"source":{"oneOf":[{"$ref":"spec:schemas#/$defs/RelationTarget"},{"$ref":"spec:schemas#/$defs/NoValue"}]},"sourceCreatedTime":{"type":["string","null"],"pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$"},"sourceUpdatedTime":{"type":["string","null"],"pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$"},"sourceCreatedUser":{"type":["string","null"]},"sourceUpdatedUser":{"type":["string","null"]},"assets":{"type":["array","null"],"maxItems":1200,"items":{"$ref":"spec:schemas#/$defs/RelationTarget"}},"mimeType":{"type":["string","null"]},"directory":{"type":["string","null"]},"category":{"oneOf":[{"$ref":"spec:schemas#/$defs/RelationTarget"},{"$ref":"spec:schemas#/$defs/NoValue"}]}}};
const pattern5 = /* @__PURE__ */ new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$", "u");

function is214(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(Object.hasOwn(schema76.properties, key0))){
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if((typeof data0 !== "string") && (data0 !== null)){
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if((typeof data1 !== "string") && (data1 !== null)){
errors++;
}
}
if(data.tags !== undefined){
let data2 = data.tags;
if((!(Array.isArray(data2))) && (data2 !== null)){
errors++;
}
if(Array.isArray(data2)){
if(data2.length > 1000){
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(typeof data2[i0] !== "string"){
errors++;
}
}
}
}
if(data.aliases !== undefined){
let data4 = data.aliases;
if((!(Array.isArray(data4))) && (data4 !== null)){
errors++;
}
if(Array.isArray(data4)){
if(data4.length > 1000){
errors++;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(typeof data4[i1] !== "string"){
errors++;
}
}
}
}
if(data.sourceId !== undefined){
let data6 = data.sourceId;
if((typeof data6 !== "string") && (data6 !== null)){
errors++;
}
}
if(data.sourceContext !== undefined){
let data7 = data.sourceContext;
if((typeof data7 !== "string") && (data7 !== null)){
errors++;
}
}
if(data.source !== undefined){
let data8 = data.source;
const _errs19 = errors;
let valid5 = false;
let passing0 = null;
const _errs20 = errors;
if(!(is204(data8))){
errors++;
}
var _valid0 = _errs20 === errors;
if(_valid0){
valid5 = true;
passing0 = 0;
}
const _errs21 = errors;
if(!(is208(data8))){
errors++;
}
var _valid0 = _errs21 === errors;
if(_valid0 && valid5){
valid5 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid5 = true;
passing0 = 1;
}
}
if(!valid5){
errors++;
}
else {
errors = _errs19;
}
}
if(data.sourceCreatedTime !== undefined){
let data9 = data.sourceCreatedTime;
if((typeof data9 !== "string") && (data9 !== null)){
errors++;
}
if(typeof data9 === "string"){
if(!pattern5.test(data9)){
errors++;
}
}
}
if(data.sourceUpdatedTime !== undefined){
let data10 = data.sourceUpdatedTime;
if((typeof data10 !== "string") && (data10 !== null)){
errors++;
}
if(typeof data10 === "string"){
if(!pattern5.test(data10)){
errors++;
}
}
}
if(data.sourceCreatedUser !== undefined){
let data11 = data.sourceCreatedUser;
if((typeof data11 !== "string") && (data11 !== null)){
errors++;
}
}
if(data.sourceUpdatedUser !== undefined){
let data12 = data.sourceUpdatedUser;
if((typeof data12 !== "string") && (data12 !== null)){
errors++;
}
}
if(data.assets !== undefined){
let data13 = data.assets;
if((!(Array.isArray(data13))) && (data13 !== null)){
errors++;
}
if(Array.isArray(data13)){
if(data13.length > 1200){
errors++;
}
const len2 = data13.length;
for(let i2=0; i2<len2; i2++){
if(!(is204(data13[i2]))){
errors++;
}
}
}
}
if(data.mimeType !== undefined){
let data15 = data.mimeType;
if((typeof data15 !== "string") && (data15 !== null)){
errors++;
}
}
if(data.directory !== undefined){
let data16 = data.directory;
if((typeof data16 !== "string") && (data16 !== null)){
errors++;
}
}
if(data.category !== undefined){
let data17 = data.category;
const _errs38 = errors;
let valid8 = false;
let passing1 = null;
const _errs39 = errors;
if(!(is204(data17))){
errors++;
}
var _valid1 = _errs39 === errors;
if(_valid1){
valid8 = true;
passing1 = 0;
}
const _errs40 = errors;
if(!(is208(data17))){
errors++;
}
var _valid1 = _errs40 === errors;
if(_valid1 && valid8){
valid8 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid8 = true;
passing1 = 1;
}
}
if(!valid8){
errors++;
}
else {
errors = _errs38;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is221(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
}
else {
errors++;
}
return errors === 0;
}


function is210(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.source === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "source") || (key0 === "properties"))){
errors++;
}
}
if(data.source !== undefined){
if(!(is211(data.source))){
errors++;
}
}
if(data.properties !== undefined){
let data1 = data.properties;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(!(is214(data1))){
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs6 = errors;
if(!(is221(data1))){
errors++;
}
var _valid0 = _errs6 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(!(is208(data1))){
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
}
if(!valid1){
errors++;
}
else {
errors = _errs4;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is197(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.instanceType === undefined){
errors++;
}
if(data.space === undefined){
errors++;
}
if(data.externalId === undefined){
errors++;
}
for(const key0 in data){
if(!((((((key0 === "instanceType") || (key0 === "space")) || (key0 === "externalId")) || (key0 === "existingVersion")) || (key0 === "type")) || (key0 === "sources"))){
errors++;
}
}
if(data.instanceType !== undefined){
if(!(is198(data.instanceType))){
errors++;
}
}
if(data.space !== undefined){
if(!(is200(data.space))){
errors++;
}
}
if(data.externalId !== undefined){
if(!(is202(data.externalId))){
errors++;
}
}
if(data.existingVersion !== undefined){
let data3 = data.existingVersion;
if((!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) && (data3 !== null)){
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
errors++;
}
}
}
if(data.type !== undefined){
let data4 = data.type;
const _errs8 = errors;
let valid1 = false;
let passing0 = null;
const _errs9 = errors;
if(!(is204(data4))){
errors++;
}
var _valid0 = _errs9 === errors;
if(_valid0){
valid1 = true;
passing0 = 0;
}
const _errs10 = errors;
if(!(is208(data4))){
errors++;
}
var _valid0 = _errs10 === errors;
if(_valid0 && valid1){
valid1 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid1 = true;
passing0 = 1;
}
}
if(!valid1){
errors++;
}
else {
errors = _errs8;
}
}
if(data.sources !== undefined){
let data5 = data.sources;
if((!(Array.isArray(data5))) && (data5 !== null)){
errors++;
}
if(Array.isArray(data5)){
if(data5.length > 100){
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(!(is210(data5[i0]))){
errors++;
}
}
}
}
}
else {
errors++;
}
return errors === 0;
}


function is196(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
errors++;
}
for(const key0 in data){
if(!((((((key0 === "items") || (key0 === "autoCreateDirectRelations")) || (key0 === "autoCreateStartNodes")) || (key0 === "autoCreateEndNodes")) || (key0 === "skipOnVersionConflict")) || (key0 === "replace"))){
errors++;
}
}
if(data.items !== undefined){
let data0 = data.items;
if(Array.isArray(data0)){
if(data0.length > 1000){
errors++;
}
if(data0.length < 1){
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(is197(data0[i0]))){
errors++;
}
}
}
else {
errors++;
}
}
if(data.autoCreateDirectRelations !== undefined){
let data2 = data.autoCreateDirectRelations;
if((typeof data2 !== "boolean") && (data2 !== null)){
errors++;
}
}
if(data.autoCreateStartNodes !== undefined){
let data3 = data.autoCreateStartNodes;
if((typeof data3 !== "boolean") && (data3 !== null)){
errors++;
}
}
if(data.autoCreateEndNodes !== undefined){
let data4 = data.autoCreateEndNodes;
if((typeof data4 !== "boolean") && (data4 !== null)){
errors++;
}
}
if(data.skipOnVersionConflict !== undefined){
let data5 = data.skipOnVersionConflict;
if((typeof data5 !== "boolean") && (data5 !== null)){
errors++;
}
}
if(data.replace !== undefined){
let data6 = data.replace;
if((typeof data6 !== "boolean") && (data6 !== null)){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is195(data){
let errors = 0;
if(!(is196(data))){
errors++;
}
return errors === 0;
}

export const isByExternalIdsInstancesBody = is227;

function is229(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.instanceType === undefined){
errors++;
}
if(data.space === undefined){
errors++;
}
if(data.externalId === undefined){
errors++;
}
for(const key0 in data){
if(!(((key0 === "instanceType") || (key0 === "space")) || (key0 === "externalId"))){
errors++;
}
}
if(data.instanceType !== undefined){
if(!(is198(data.instanceType))){
errors++;
}
}
if(data.space !== undefined){
if(!(is200(data.space))){
errors++;
}
}
if(data.externalId !== undefined){
if(!(is202(data.externalId))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is228(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
errors++;
}
for(const key0 in data){
if(!(((key0 === "items") || (key0 === "sources")) || (key0 === "includeTyping"))){
errors++;
}
}
if(data.items !== undefined){
let data0 = data.items;
if(Array.isArray(data0)){
if(data0.length > 1000){
errors++;
}
if(data0.length < 1){
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(is229(data0[i0]))){
errors++;
}
}
}
else {
errors++;
}
}
if(data.sources !== undefined){
let data2 = data.sources;
if(Array.isArray(data2)){
if(data2.length > 10){
errors++;
}
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
let data3 = data2[i1];
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.source === undefined){
errors++;
}
for(const key1 in data3){
if(!(key1 === "source")){
errors++;
}
}
if(data3.source !== undefined){
if(!(is211(data3.source))){
errors++;
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
}
if(data.includeTyping !== undefined){
if(typeof data.includeTyping !== "boolean"){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is227(data){
let errors = 0;
if(!(is228(data))){
errors++;
}
return errors === 0;
}

export const isDeleteInstancesBody = is236;

function is237(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "items")){
errors++;
}
}
if(data.items !== undefined){
let data0 = data.items;
if(Array.isArray(data0)){
if(data0.length > 1000){
errors++;
}
if(data0.length < 1){
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(is229(data0[i0]))){
errors++;
}
}
}
else {
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is236(data){
let errors = 0;
if(!(is237(data))){
errors++;
}
return errors === 0;
}

export const isCogniteFileProperties = is240;
const schema83 = {"$id":"spec:CogniteFileProperties","type":"object","additionalProperties":false,"properties":{"name":{"type":["string","null"]},"description":{"type":["string","null"]},"tags":{"type":["array","null"],"maxItems":1000,"items":{"type":"string"}},"aliases":{"type":["array","null"],"maxItems":1000,"items":{"type":"string"}},"sourceId":{"type":["string","null"]},"sourceContext":{"type":["string","null"]},"source":{"oneOf":[{"$ref":"spec:schemas#/$defs/RelationTarget"},{"$ref":"spec:schemas#/$defs/NoValue"}]},"sourceCreatedTime":{"type":["string","null"],"pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$"},"sourceUpdatedTime":{"type":["string","null"],"pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:[0-9]{2})?$"},"sourceCreatedUser":{"type":["string","null"]},"sourceUpdatedUser":{"type":["string","null"]},"assets":{"type":["array","null"],"maxItems":1200,"items":{"$ref":"spec:schemas#/$defs/RelationTarget"}},"mimeType":{"type":["string","null"]},"directory":{"type":["string","null"]},"category":{"oneOf":[{"$ref":"spec:schemas#/$defs/RelationTarget"},{"$ref":"spec:schemas#/$defs/NoValue"}]}}};

function is241(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.space === undefined){
errors++;
}
if(data.externalId === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "space") || (key0 === "externalId"))){
errors++;
}
}
if(data.space !== undefined){
if(!(is200(data.space))){
errors++;
}
}
if(data.externalId !== undefined){
if(!(is202(data.externalId))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is245(data){
let errors = 0;
if(data !== null){
errors++;
}
return errors === 0;
}


function is240(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(Object.hasOwn(schema83.properties, key0))){
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if((typeof data0 !== "string") && (data0 !== null)){
errors++;
}
}
if(data.description !== undefined){
let data1 = data.description;
if((typeof data1 !== "string") && (data1 !== null)){
errors++;
}
}
if(data.tags !== undefined){
let data2 = data.tags;
if((!(Array.isArray(data2))) && (data2 !== null)){
errors++;
}
if(Array.isArray(data2)){
if(data2.length > 1000){
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(typeof data2[i0] !== "string"){
errors++;
}
}
}
}
if(data.aliases !== undefined){
let data4 = data.aliases;
if((!(Array.isArray(data4))) && (data4 !== null)){
errors++;
}
if(Array.isArray(data4)){
if(data4.length > 1000){
errors++;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(typeof data4[i1] !== "string"){
errors++;
}
}
}
}
if(data.sourceId !== undefined){
let data6 = data.sourceId;
if((typeof data6 !== "string") && (data6 !== null)){
errors++;
}
}
if(data.sourceContext !== undefined){
let data7 = data.sourceContext;
if((typeof data7 !== "string") && (data7 !== null)){
errors++;
}
}
if(data.source !== undefined){
let data8 = data.source;
const _errs19 = errors;
let valid5 = false;
let passing0 = null;
const _errs20 = errors;
if(!(is241(data8))){
errors++;
}
var _valid0 = _errs20 === errors;
if(_valid0){
valid5 = true;
passing0 = 0;
}
const _errs21 = errors;
if(!(is245(data8))){
errors++;
}
var _valid0 = _errs21 === errors;
if(_valid0 && valid5){
valid5 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid5 = true;
passing0 = 1;
}
}
if(!valid5){
errors++;
}
else {
errors = _errs19;
}
}
if(data.sourceCreatedTime !== undefined){
let data9 = data.sourceCreatedTime;
if((typeof data9 !== "string") && (data9 !== null)){
errors++;
}
if(typeof data9 === "string"){
if(!pattern5.test(data9)){
errors++;
}
}
}
if(data.sourceUpdatedTime !== undefined){
let data10 = data.sourceUpdatedTime;
if((typeof data10 !== "string") && (data10 !== null)){
errors++;
}
if(typeof data10 === "string"){
if(!pattern5.test(data10)){
errors++;
}
}
}
if(data.sourceCreatedUser !== undefined){
let data11 = data.sourceCreatedUser;
if((typeof data11 !== "string") && (data11 !== null)){
errors++;
}
}
if(data.sourceUpdatedUser !== undefined){
let data12 = data.sourceUpdatedUser;
if((typeof data12 !== "string") && (data12 !== null)){
errors++;
}
}
if(data.assets !== undefined){
let data13 = data.assets;
if((!(Array.isArray(data13))) && (data13 !== null)){
errors++;
}
if(Array.isArray(data13)){
if(data13.length > 1200){
errors++;
}
const len2 = data13.length;
for(let i2=0; i2<len2; i2++){
if(!(is241(data13[i2]))){
errors++;
}
}
}
}
if(data.mimeType !== undefined){
let data15 = data.mimeType;
if((typeof data15 !== "string") && (data15 !== null)){
errors++;
}
}
if(data.directory !== undefined){
let data16 = data.directory;
if((typeof data16 !== "string") && (data16 !== null)){
errors++;
}
}
if(data.category !== undefined){
let data17 = data.category;
const _errs38 = errors;
let valid8 = false;
let passing1 = null;
const _errs39 = errors;
if(!(is241(data17))){
errors++;
}
var _valid1 = _errs39 === errors;
if(_valid1){
valid8 = true;
passing1 = 0;
}
const _errs40 = errors;
if(!(is245(data17))){
errors++;
}
var _valid1 = _errs40 === errors;
if(_valid1 && valid8){
valid8 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid8 = true;
passing1 = 1;
}
}
if(!valid8){
errors++;
}
else {
errors = _errs38;
}
}
}
else {
errors++;
}
return errors === 0;
}

