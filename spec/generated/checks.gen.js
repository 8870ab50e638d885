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
export const isInitFileUploadQuery = is21;

function is21(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "overwrite")){
errors++;
}
}
if(data.overwrite !== undefined){
if(typeof data.overwrite !== "boolean"){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}

export const isInitFileUploadBody = is22;
const schema9 = {properties:{"name":1,"externalId":1,"directory":1,"source":1,"mimeType":1,"metadata":1,"assetIds":1,"dataSetId":1,"sourceCreatedTime":1,"sourceModifiedTime":1,"securityCategories":1,"labels":1,"geoLocation":1}};
const func3 = codePoints;

function is25(data){
let errors = 0;
if(typeof data === "string"){
if(func3(data) > 256){
errors++;
}
}
else {
errors++;
}
return errors === 0;
}


function is27(data){
let errors = 0;
if(typeof data === "string"){
if(func3(data) > 255){
errors++;
}
}
else {
errors++;
}
return errors === 0;
}

const pattern0 = /* @__PURE__ */ new RegExp("^/", "u");

function is29(data){
let errors = 0;
if(typeof data === "string"){
if(func3(data) > 512){
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


function is31(data){
let errors = 0;
if(typeof data === "string"){
if(func3(data) > 128){
errors++;
}
}
else {
errors++;
}
return errors === 0;
}


function is33(data){
let errors = 0;
if(typeof data === "string"){
if(func3(data) > 256){
errors++;
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


function is38(data){
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


function is37(data){
let errors = 0;
if(Array.isArray(data)){
if(data.length > 1000){
errors++;
}
if(data.length < 1){
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(is38(data[i0]))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is42(data){
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


function is45(data){
let errors = 0;
if(Array.isArray(data)){
if(data.length > 100){
errors++;
}
if(data.length < 0){
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(is38(data[i0]))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is49(data){
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
if(!(is27(data.externalId))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}

const func0 = equal;

function is48(data){
let errors = 0;
if(Array.isArray(data)){
if(data.length > 10){
errors++;
}
if(data.length < 0){
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(is49(data[i0]))){
errors++;
}
}
let i1 = data.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func0(data[i1], data[j0])){
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
return errors === 0;
}


function is56(data){
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


function is55(data){
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
if(!(is56(data.coordinates))){
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
if(!(is56(data1[i0]))){
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


function is61(data){
let errors = 0;
if(Array.isArray(data)){
if(data.length < 4){
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
if(!(is56(data[i0]))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is60(data){
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
if(!(is61(data1[i0]))){
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


function is64(data){
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
if(!(is56(data1[i0]))){
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


function is66(data){
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
if(!(is56(data2[i1]))){
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
if(!(is61(data2[i1]))){
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


function is54(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
const tag0 = data.type;
if(typeof tag0 == "string"){
if(tag0 === "Point"){
if(!(is55(data))){
errors++;
}
}
else if(tag0 === "LineString"){
if(!(is58(data))){
errors++;
}
}
else if(tag0 === "Polygon"){
if(!(is60(data))){
errors++;
}
}
else if(tag0 === "MultiPoint"){
if(!(is64(data))){
errors++;
}
}
else if(tag0 === "MultiLineString"){
if(!(is66(data))){
errors++;
}
}
else if(tag0 === "MultiPolygon"){
if(!(is68(data))){
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


function is53(data){
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
if(!(is54(data.geometry))){
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


function is24(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
errors++;
}
for(const key0 in data){
if(!(Object.hasOwn(schema9.properties, key0))){
errors++;
}
}
if(data.name !== undefined){
if(!(is25(data.name))){
errors++;
}
}
if(data.externalId !== undefined){
if(!(is27(data.externalId))){
errors++;
}
}
if(data.directory !== undefined){
if(!(is29(data.directory))){
errors++;
}
}
if(data.source !== undefined){
if(!(is31(data.source))){
errors++;
}
}
if(data.mimeType !== undefined){
if(!(is33(data.mimeType))){
errors++;
}
}
if(data.metadata !== undefined){
if(!(is35(data.metadata))){
errors++;
}
}
if(data.assetIds !== undefined){
if(!(is37(data.assetIds))){
errors++;
}
}
if(data.dataSetId !== undefined){
if(!(is38(data.dataSetId))){
errors++;
}
}
if(data.sourceCreatedTime !== undefined){
if(!(is42(data.sourceCreatedTime))){
errors++;
}
}
if(data.sourceModifiedTime !== undefined){
if(!(is42(data.sourceModifiedTime))){
errors++;
}
}
if(data.securityCategories !== undefined){
if(!(is45(data.securityCategories))){
errors++;
}
}
if(data.labels !== undefined){
if(!(is48(data.labels))){
errors++;
}
}
if(data.geoLocation !== undefined){
if(!(is53(data.geoLocation))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is22(data){
let errors = 0;
if(!(is24(data))){
errors++;
}
return errors === 0;
}

export const isInitMultiPartUploadQuery = is79;

function is80(data){
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 250 || isNaN(data)){
errors++;
}
if(data < 1 || isNaN(data)){
errors++;
}
}
return errors === 0;
}


function is79(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.parts === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "overwrite") || (key0 === "parts"))){
errors++;
}
}
if(data.overwrite !== undefined){
if(typeof data.overwrite !== "boolean"){
errors++;
}
}
if(data.parts !== undefined){
if(!(is80(data.parts))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}

export const isInitMultiPartUploadBody = is82;

function is83(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
errors++;
}
for(const key0 in data){
if(!(Object.hasOwn(schema9.properties, key0))){
errors++;
}
}
if(data.name !== undefined){
if(!(is25(data.name))){
errors++;
}
}
if(data.externalId !== undefined){
if(!(is27(data.externalId))){
errors++;
}
}
if(data.directory !== undefined){
if(!(is29(data.directory))){
errors++;
}
}
if(data.source !== undefined){
if(!(is31(data.source))){
errors++;
}
}
if(data.mimeType !== undefined){
if(!(is33(data.mimeType))){
errors++;
}
}
if(data.metadata !== undefined){
if(!(is35(data.metadata))){
errors++;
}
}
if(data.assetIds !== undefined){
if(!(is37(data.assetIds))){
errors++;
}
}
if(data.dataSetId !== undefined){
if(!(is38(data.dataSetId))){
errors++;
}
}
if(data.sourceCreatedTime !== undefined){
if(!(is42(data.sourceCreatedTime))){
errors++;
}
}
if(data.sourceModifiedTime !== undefined){
if(!(is42(data.sourceModifiedTime))){
errors++;
}
}
if(data.securityCategories !== undefined){
if(!(is45(data.securityCategories))){
errors++;
}
}
if(data.labels !== undefined){
if(!(is48(data.labels))){
errors++;
}
}
if(data.geoLocation !== undefined){
if(!(is53(data.geoLocation))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is82(data){
let errors = 0;
if(!(is83(data))){
errors++;
}
return errors === 0;
}

export const isGetMultiPartUploadLinkQuery = is98;

function is99(data){
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 250 || isNaN(data)){
errors++;
}
if(data < 1 || isNaN(data)){
errors++;
}
}
return errors === 0;
}


function is98(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.parts === undefined){
errors++;
}
for(const key0 in data){
if(!(key0 === "parts")){
errors++;
}
}
if(data.parts !== undefined){
if(!(is99(data.parts))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}

export const isGetMultiPartUploadLinkBody = is101;

function is103(data){
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
if(!(is27(data.externalId))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is107(data){
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
if(func3(data0) > 43){
errors++;
}
if(func3(data0) < 1){
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
if(func3(data1) < 1){
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


function is106(data){
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
if(!(is107(data.instanceId))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is102(data){
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
if(!(is103(data1))){
errors++;
}
var _valid0 = _errs6 === errors;
if(_valid0){
valid3 = true;
passing0 = 0;
}
const _errs7 = errors;
if(!(is106(data1))){
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


function is101(data){
let errors = 0;
if(!(is102(data))){
errors++;
}
return errors === 0;
}

export const isCompleteMultiPartUploadBody = is111;

function is115(data){
let errors = 0;
if(typeof data !== "string"){
errors++;
}
return errors === 0;
}


function is113(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
errors++;
}
if(data.uploadId === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "id") || (key0 === "uploadId"))){
errors++;
}
}
if(data.id !== undefined){
if(!(is38(data.id))){
errors++;
}
}
if(data.uploadId !== undefined){
if(!(is115(data.uploadId))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is118(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.externalId === undefined){
errors++;
}
if(data.uploadId === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "externalId") || (key0 === "uploadId"))){
errors++;
}
}
if(data.externalId !== undefined){
if(!(is27(data.externalId))){
errors++;
}
}
if(data.uploadId !== undefined){
if(!(is115(data.uploadId))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is122(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.instanceId === undefined){
errors++;
}
if(data.uploadId === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "instanceId") || (key0 === "uploadId"))){
errors++;
}
}
if(data.instanceId !== undefined){
if(!(is107(data.instanceId))){
errors++;
}
}
if(data.uploadId !== undefined){
if(!(is115(data.uploadId))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is112(data){
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(is113(data))){
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(!(is118(data))){
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
const _errs3 = errors;
if(!(is122(data))){
errors++;
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
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


function is111(data){
let errors = 0;
if(!(is112(data))){
errors++;
}
return errors === 0;
}

export const isGetFileByInternalIdPath = is127;

function is128(data){
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


function is127(data){
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
if(!(is128(data.id))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}

export const isByIdsFilesBody = is130;

function is133(data){
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
if(!(is38(data.id))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is132(data){
let errors = 0;
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(is133(data))){
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(!(is103(data))){
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
const _errs3 = errors;
if(!(is106(data))){
errors++;
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
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


function is139(data){
let errors = 0;
if(typeof data !== "boolean"){
errors++;
}
return errors === 0;
}


function is131(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "items") || (key0 === "ignoreUnknownIds"))){
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
if(!(is132(data0[i0]))){
errors++;
}
}
}
else {
errors++;
}
}
if(data.ignoreUnknownIds !== undefined){
if(!(is139(data.ignoreUnknownIds))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is130(data){
let errors = 0;
if(!(is131(data))){
errors++;
}
return errors === 0;
}

export const isAdvancedListFilesBody = is142;
const schema58 = {properties:{"name":1,"externalIdPrefix":1,"directoryPrefix":1,"source":1,"mimeType":1,"metadata":1,"assetIds":1,"uploaded":1,"uploadedTime":1,"createdTime":1,"lastUpdatedTime":1,"sourceCreatedTime":1,"sourceModifiedTime":1,"assetExternalIds":1,"rootAssetIds":1,"dataSetIds":1,"assetSubtreeIds":1,"labels":1,"geoLocation":1}};

function is152(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "min") || (key0 === "max"))){
errors++;
}
}
if(data.min !== undefined){
if(!(is42(data.min))){
errors++;
}
}
if(data.max !== undefined){
if(!(is42(data.max))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is162(data){
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
if(!(is38(data.id))){
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
if(!(is27(data.externalId))){
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
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(is162(data))){
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(!(is165(data))){
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


function is170(data){
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
if(!(is38(data.id))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is173(data){
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
if(!(is27(data.externalId))){
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
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(is170(data))){
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(!(is173(data))){
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


function is179(data){
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
if(!(is49(data0[i0]))){
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


function is182(data){
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
if(!(is49(data0[i0]))){
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
const _errs0 = errors;
let valid0 = false;
let passing0 = null;
const _errs1 = errors;
if(!(is179(data))){
errors++;
}
var _valid0 = _errs1 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs2 = errors;
if(!(is182(data))){
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

const schema69 = {"type":"object","required":["relation","shape"],"additionalProperties":false,"properties":{"relation":{"type":"string","enum":["INTERSECTS","DISJOINT","WITHIN"]},"shape":{"oneOf":[{"$ref":"spec:schemas#/$defs/Point"},{"$ref":"spec:schemas#/$defs/LineString"},{"$ref":"spec:schemas#/$defs/Polygon"},{"$ref":"spec:schemas#/$defs/MultiLineString"},{"$ref":"spec:schemas#/$defs/MultiPolygon"}],"discriminator":{"propertyName":"type"},"type":"object"}}};

function is186(data){
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
if(!(is55(data1))){
errors++;
}
}
else if(tag0 === "LineString"){
if(!(is58(data1))){
errors++;
}
}
else if(tag0 === "Polygon"){
if(!(is60(data1))){
errors++;
}
}
else if(tag0 === "MultiLineString"){
if(!(is66(data1))){
errors++;
}
}
else if(tag0 === "MultiPolygon"){
if(!(is68(data1))){
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


function is144(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(Object.hasOwn(schema58.properties, key0))){
errors++;
}
}
if(data.name !== undefined){
if(!(is25(data.name))){
errors++;
}
}
if(data.externalIdPrefix !== undefined){
if(!(is27(data.externalIdPrefix))){
errors++;
}
}
if(data.directoryPrefix !== undefined){
if(!(is29(data.directoryPrefix))){
errors++;
}
}
if(data.source !== undefined){
if(!(is31(data.source))){
errors++;
}
}
if(data.mimeType !== undefined){
if(!(is33(data.mimeType))){
errors++;
}
}
if(data.metadata !== undefined){
if(!(is35(data.metadata))){
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
if(!(is38(data6[i0]))){
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
if(!(is152(data.uploadedTime))){
errors++;
}
}
if(data.createdTime !== undefined){
if(!(is152(data.createdTime))){
errors++;
}
}
if(data.lastUpdatedTime !== undefined){
if(!(is152(data.lastUpdatedTime))){
errors++;
}
}
if(data.sourceCreatedTime !== undefined){
if(!(is152(data.sourceCreatedTime))){
errors++;
}
}
if(data.sourceModifiedTime !== undefined){
if(!(is152(data.sourceModifiedTime))){
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
if(!(is27(data14[i2]))){
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
if(!(is161(data16[i4]))){
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
if(!(is169(data18[i6]))){
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
if(!(is161(data20[i8]))){
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
if(!(is178(data.labels))){
errors++;
}
}
if(data.geoLocation !== undefined){
if(!(is186(data.geoLocation))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is143(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "filter") || (key0 === "limit")) || (key0 === "cursor")) || (key0 === "partition"))){
errors++;
}
}
if(data.filter !== undefined){
if(!(is144(data.filter))){
errors++;
}
}
if(data.limit !== undefined){
let data1 = data.limit;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1000 || isNaN(data1)){
errors++;
}
if(data1 < 1 || isNaN(data1)){
errors++;
}
}
}
if(data.cursor !== undefined){
if(typeof data.cursor !== "string"){
errors++;
}
}
if(data.partition !== undefined){
if(typeof data.partition !== "string"){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is142(data){
let errors = 0;
if(!(is143(data))){
errors++;
}
return errors === 0;
}

export const isDownloadLinksQuery = is195;

function is195(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(key0 === "extendedExpiration")){
errors++;
}
}
if(data.extendedExpiration !== undefined){
if(typeof data.extendedExpiration !== "boolean"){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}

export const isDownloadLinksBody = is196;

function is197(data){
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
if(data0.length > 100){
errors++;
}
if(data0.length < 1){
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(is132(data0[i0]))){
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


function is196(data){
let errors = 0;
if(!(is197(data))){
errors++;
}
return errors === 0;
}

export const isDeleteFilesBody = is200;

function is201(data){
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.items === undefined){
errors++;
}
for(const key0 in data){
if(!((key0 === "items") || (key0 === "ignoreUnknownIds"))){
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
if(!(is133(data1))){
errors++;
}
var _valid0 = _errs6 === errors;
if(_valid0){
valid3 = true;
passing0 = 0;
}
const _errs7 = errors;
if(!(is103(data1))){
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
if(data.ignoreUnknownIds !== undefined){
if(!(is139(data.ignoreUnknownIds))){
errors++;
}
}
}
else {
errors++;
}
return errors === 0;
}


function is200(data){
let errors = 0;
if(!(is201(data))){
errors++;
}
return errors === 0;
}

export const CHECKS = {
  initFileUpload: { query: isInitFileUploadQuery, body: isInitFileUploadBody },
  initMultiPartUpload: { query: isInitMultiPartUploadQuery, body: isInitMultiPartUploadBody },
  getMultiPartUploadLink: { query: isGetMultiPartUploadLinkQuery, body: isGetMultiPartUploadLinkBody },
  completeMultiPartUpload: { body: isCompleteMultiPartUploadBody },
  getFileByInternalId: { path: isGetFileByInternalIdPath },
  byIdsFiles: { body: isByIdsFilesBody },
  advancedListFiles: { body: isAdvancedListFilesBody },
  downloadLinks: { query: isDownloadLinksQuery, body: isDownloadLinksBody },
  deleteFiles: { body: isDeleteFilesBody },
};
